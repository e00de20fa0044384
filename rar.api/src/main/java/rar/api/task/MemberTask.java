package rar.api.task;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * A task of a group. The group waits for its end and deals with its failure, so that the failure does not count as
 * unawaited, until the group lets go of the task.
 */
public final class MemberTask<T extends @Nullable Object> extends TaskCell<T> {
    private final @Nullable String name;

    /**
     * Whether the group has let go. Volatile, and a store-load pair: the group stores it and then looks whether the
     * task has failed; the task moves to DONE and then looks here, and so does who awaits it no longer, after it has
     * said so.
     */
    private volatile boolean alone;

    MemberTask(@Nullable String name, Future<T> future, @Nullable Bindings bindings) {
        super(future, bindings);
        this.name = name;
    }

    @Override
    public String name() {
        return name == null ? super.name() : name;
    }

    /** A future of this task's end, whatever the end. Cancelling it cancels the task, and lets go of it. */
    public Ended<T> ended() {
        return new Ended<>(this);
    }

    /** From now on the failure of this task is somebody else's to await. */
    public void letGo() {
        alone = true;
        VarHandle.fullFence(); // bits() is but an acquire
        reportIfUnawaited(bits());
    }

    @Override
    void failedUnawaited(Throwable failure) {
        if (alone) {
            super.failedUnawaited(failure);
        }
    }

    /**
     * The end of a task, awaited.
     *
     * @param <T> the type of the task's value
     */
    public static final class Ended<T extends @Nullable Object> implements Future<MemberTask<T>> {
        private final MemberTask<T> task;

        private Ended(MemberTask<T> task) {
            this.task = task;
        }

        /** The task. */
        public MemberTask<T> task() {
            return task;
        }

        @Override
        public Poll<MemberTask<T>> poll(Context context) {
            boolean waits = !task.isDone() && task.join(context.waker());
            return waits ? Poll.pending() : Poll.ready(task);
        }

        @Override
        public void cancel() {
            task.cancel();
            task.letGo();
        }
    }
}
