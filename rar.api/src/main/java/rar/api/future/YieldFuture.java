package rar.api.future;

import rar.api.Context;
import rar.api.Poll;
import rar.api.task.AmbientSlot;
import rar.api.task.RuntimeContext;
import rar.api.task.SlotFuture;

/** Pending once, and woken at once: the task goes to the back of the queue. */
public final class YieldFuture extends SlotFuture<Void> {
    private boolean yielded;
    private boolean finished;

    @Override
    public Poll<Void> poll(Context context) throws Exception {
        return yielded || finished ? finish() : super.poll(context);
    }

    @Override
    protected Poll<Void> poll(Context context, AmbientSlot slot) {
        if (yielded || finished) {
            return finish();
        }
        finished = true; // also if the waker throws
        if (context instanceof RuntimeContext runtime) {
            runtime.yieldPoll(slot);
        } else {
            context.waker().wake();
        }
        yielded = true;
        finished = false;
        return Poll.pending();
    }

    @Override
    public void cancel() {
        finished = true;
    }

    private Poll<Void> finish() {
        if (finished) {
            throw OnceFuture.hasFinished(this);
        }
        finished = true;
        return Poll.done();
    }
}
