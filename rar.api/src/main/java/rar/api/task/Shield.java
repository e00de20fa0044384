package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/**
 * Awaits a task and can be given up without harm to it. The shield itself stands among the task's joiners, so that it
 * can take itself out, and passes the wake on to its owner's latest waker.
 */
final class Shield<T extends @Nullable Object> implements Future<T>, Waker {
    private final TaskCell<T> task;
    private boolean finished; // owner only

    /**
     * Volatile: the owner stores it and then joins, which is a read-modify-write of the task's state; the task moves to
     * DONE, which is another, and then wakes, which loads it. So either the owner finds DONE, or the task the latest
     * waker.
     */
    private volatile Waker waker = Waker.noop();

    Shield(TaskCell<T> task) {
        this.task = task;
    }

    @Override
    public Poll<T> poll(Context context) {
        if (finished) {
            throw new IllegalStateException("polled after it finished: a shield is for one owner, make another one");
        }
        waker = context.waker();
        if ((!task.isDone() && task.join(this)) || !Budget.spend(context)) {
            return Poll.pending();
        }
        finished = true;
        return Poll.ready(task.outcome());
    }

    @Override
    public void cancel() {
        if (!finished) {
            finished = true;
            task.leave(this);
            waker = Waker.noop();
        }
    }

    @Override
    public void wake() {
        waker.wake();
    }
}
