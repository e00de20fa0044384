package rar.api.future;

import rar.api.Context;
import rar.api.Poll;
import rar.api.task.RuntimeContext;

/** Pending once, and woken at once: the task goes to the back of the queue. */
public final class YieldFuture extends OnceFuture<Void> {
    private boolean yielded;

    @Override
    protected Poll<Void> step(Context context) {
        if (yielded) {
            return Poll.done();
        }
        yielded = true;
        if (context instanceof RuntimeContext runtime) {
            runtime.yieldPoll();
        } else {
            context.waker().wake();
        }
        return Poll.pending();
    }

    @Override
    protected void release() {}
}
