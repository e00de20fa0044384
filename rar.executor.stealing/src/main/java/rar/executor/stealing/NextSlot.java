package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * Where a worker keeps the task that was woken or spawned last, which it runs next: what that needs is likely to be in
 * this processor's cache. A thief takes it only when there is nothing else.
 *
 * <p>Two tasks that wake each other would run from here for ever; so the owner counts how many it has run from here in
 * a row (S1).
 */
sealed class NextSlot extends Padded {
    private static final int LONGEST_ROW = 3;
    private static final VarHandle TASK;

    static {
        try {
            TASK = MethodHandles.lookup().findVarHandle(NextSlot.class, "task", Task.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Task task;
    private int row; // owner only

    // ---- owner only

    /** Puts a task here, if there is none. */
    boolean offer(Task next) {
        if (task != null) {
            return false;
        }
        // Nobody else puts anything here. Pairs with the exchange in take() (S3) and the read in isEmpty(). No fence:
        // see Idle.workQueued().
        TASK.setRelease(this, next);
        return true;
    }

    /** Puts a task in the place of the one that is here, if there is one still. A thief and we never get the same. */
    @Nullable
    Task exchange(Task next) {
        return (Task) TASK.getAndSet(this, next);
    }

    /** Whether one more may be run from here while others wait. If so, it is counted. */
    boolean continueRow() {
        if (row == LONGEST_ROW) {
            return false;
        }
        row++;
        return true;
    }

    /** What is run now is not from here. */
    void endRow() {
        row = 0;
    }

    // ---- any thread

    @Nullable
    Task take() {
        return task == null ? null : (Task) TASK.getAndSet(this, null);
    }

    boolean isEmpty() {
        return task == null;
    }

    /** The one to use: with places behind the fields, see {@link Padded}. */
    static final class Shielded extends NextSlot {
        long q00, q01, q02, q03;
        long q10, q11, q12, q13;
        long q20, q21, q22, q23;
        long q30, q31, q32, q33;
    }
}
