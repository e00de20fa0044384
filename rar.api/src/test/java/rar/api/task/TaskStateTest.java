package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.api.task.TaskState.AWAITED;
import static rar.api.task.TaskState.CANCELLED;
import static rar.api.task.TaskState.DONE;
import static rar.api.task.TaskState.FAILED;
import static rar.api.task.TaskState.JOINED;
import static rar.api.task.TaskState.NOTIFIED;
import static rar.api.task.TaskState.OBSERVED;
import static rar.api.task.TaskState.REFUSED;
import static rar.api.task.TaskState.RUNNING;

import org.junit.jupiter.api.Test;
import rar.api.Waker;
import rar.api.task.TaskState.Next;

/** The table of {@link TaskState}, line by line. */
class TaskStateTest {
    private static final long LARGEST_NUMBER = (1L << 56) - 1;

    private final TaskState state = new TaskState() {
        @Override
        public Scope scope() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Bindings bindings() {
            return null;
        }

        @Override
        public Waker waker() {
            return Waker.noop();
        }
    };

    private void queued() {
        assertEquals(NOTIFIED, state.bits());
    }

    private void running() {
        assertEquals(Next.POLL, state.toRunning());
        assertEquals(RUNNING, state.bits());
    }

    private void idle() {
        running();
        assertEquals(Next.NOTHING, state.toIdle());
        assertEquals(0, state.bits());
    }

    private void done(int outcome) {
        running();
        assertEquals(RUNNING, state.toDone(outcome));
        assertEquals(DONE | outcome, state.bits());
    }

    @Test
    void toRunning_ofATaskThatIsNotQueued_isNothing() {
        running();
        assertEquals(Next.NOTHING, state.toRunning());
        state.toNotified();
        assertEquals(Next.NOTHING, state.toRunning());
        assertEquals(RUNNING | NOTIFIED, state.bits());
        state.toDone(0);
        assertEquals(Next.NOTHING, state.toRunning());
        state.toNotified();
        assertEquals(Next.NOTHING, state.toRunning());
        assertEquals(DONE | NOTIFIED, state.bits());
    }

    @Test
    void toRunning_ofAnIdleTask_isNothing() {
        idle();
        assertEquals(Next.NOTHING, state.toRunning());
        assertEquals(0, state.bits());
    }

    @Test
    void toRunning_ofACancelledTask_givesUp() {
        assertEquals(Next.AWAIT_RUN, state.toCancelled());
        assertEquals(NOTIFIED | CANCELLED, state.bits());
        assertEquals(Next.GIVE_UP, state.toRunning());
        assertEquals(RUNNING | CANCELLED, state.bits());
        assertEquals(RUNNING | CANCELLED, state.toDone(CANCELLED));
        assertEquals(DONE | CANCELLED, state.bits());
    }

    @Test
    void toIdle_afterAWake_enqueues() {
        running();
        assertEquals(Next.NOTHING, state.toNotified());
        assertEquals(Next.ENQUEUE, state.toIdle());
        queued();
        running();
    }

    @Test
    void toIdle_afterCancellation_givesUpAndStaysRunning() {
        running();
        assertEquals(Next.INTERRUPT, state.toCancelled());
        assertEquals(Next.GIVE_UP, state.toIdle());
        assertEquals(RUNNING | CANCELLED, state.bits());
    }

    @Test
    void toYielded_enqueues() {
        running();
        assertEquals(Next.ENQUEUE, state.toYielded());
        queued();
        assertEquals(Next.NOTHING, state.toNotified());
        running();
    }

    @Test
    void toYielded_afterAWake_enqueuesOnce() {
        running();
        assertEquals(Next.NOTHING, state.toNotified());
        assertEquals(Next.ENQUEUE, state.toYielded());
        queued();
        running();
    }

    @Test
    void toYielded_afterCancellation_givesUpAndStaysRunning() {
        running();
        assertEquals(Next.INTERRUPT, state.toCancelled());
        assertEquals(Next.GIVE_UP, state.toYielded());
        assertEquals(RUNNING | CANCELLED, state.bits());
    }

    @Test
    void toYielded_keepsWhoJoined() {
        running();
        assertEquals(RUNNING, state.toJoined());
        assertEquals(Next.ENQUEUE, state.toYielded());
        assertEquals(NOTIFIED | JOINED, state.bits());
        assertEquals(Next.AWAIT_RUN, state.toCancelled());
        assertEquals(Next.GIVE_UP, state.toRunning());
        assertEquals(RUNNING | CANCELLED | JOINED, state.toDone(CANCELLED));
    }

    @Test
    void toDone_keepsWhoJoined_andForgetsAWake() {
        running();
        state.toNotified();
        assertEquals(RUNNING | NOTIFIED, state.toJoined());
        assertEquals(RUNNING | NOTIFIED | JOINED, state.toDone(FAILED));
        assertEquals(DONE | JOINED | FAILED, state.bits());
    }

    @Test
    void toDone_afterCancellation_isRefusedUnlessCancelled() {
        running();
        state.toCancelled();
        assertEquals(REFUSED, state.toDone(0));
        assertEquals(REFUSED, state.toDone(FAILED));
        assertEquals(RUNNING | CANCELLED, state.bits());
        assertEquals(RUNNING | CANCELLED, state.toDone(CANCELLED));
    }

    @Test
    void toDone_asCancelledThatNobodyAskedFor_isDone() {
        done(CANCELLED);
    }

    @Test
    void toNotified_enqueuesAnIdleTaskAlone() {
        assertEquals(Next.NOTHING, state.toNotified());
        queued();
        idle();
        assertEquals(Next.ENQUEUE, state.toNotified());
        queued();
        assertEquals(Next.NOTHING, state.toNotified());
        done(0);
        assertEquals(Next.NOTHING, state.toNotified());
    }

    @Test
    void toCancelled_ofAnIdleTask_enqueuesOnce() {
        idle();
        assertEquals(Next.ENQUEUE, state.toCancelled());
        assertEquals(NOTIFIED | CANCELLED, state.bits());
        assertEquals(Next.NOTHING, state.toCancelled());
        assertEquals(NOTIFIED | CANCELLED, state.bits());
    }

    @Test
    void toCancelled_ofATaskThatIsWokenWhileItRuns_interrupts() {
        running();
        state.toNotified();
        assertEquals(Next.INTERRUPT, state.toCancelled());
        assertEquals(RUNNING | NOTIFIED | CANCELLED, state.bits());
    }

    @Test
    void toCancelled_ofATaskThatIsDone_changesNothing() {
        done(0);
        assertEquals(Next.NOTHING, state.toCancelled());
        assertEquals(DONE, state.bits());
    }

    @Test
    void toJoined_returnsWhatWasBefore() {
        assertEquals(NOTIFIED, state.toJoined());
        assertEquals(NOTIFIED | JOINED, state.toJoined());
        state.toRunning();
        state.toDone(0);
        assertEquals(DONE | JOINED, state.toJoined());
    }

    @Test
    void toObserved_isForTheFirst() {
        done(FAILED);
        assertTrue(state.toObserved());
        assertFalse(state.toObserved());
        assertEquals(DONE | FAILED | OBSERVED, state.bits());
    }

    @Test
    void toNumbered_isForTheFirst() {
        assertEquals(0, state.number());
        assertEquals(LARGEST_NUMBER, state.toNumbered(LARGEST_NUMBER));
        assertEquals(LARGEST_NUMBER, state.toNumbered(1));
        assertEquals(LARGEST_NUMBER, state.number());
        queued();
    }

    @Test
    void number_isThereForLife() {
        state.toNumbered(LARGEST_NUMBER);
        idle();
        assertEquals(Next.ENQUEUE, state.toNotified());
        running();
        assertEquals(Next.ENQUEUE, state.toYielded());
        running();
        assertEquals(RUNNING, state.toJoined());
        assertEquals(RUNNING | JOINED, state.toDone(FAILED));
        assertTrue(state.toObserved());
        assertEquals(DONE | JOINED | FAILED | OBSERVED, state.bits());
        assertEquals(LARGEST_NUMBER, state.number());
    }

    @Test
    void number_ofACancelledTask_stays() {
        state.toNumbered(1);
        assertEquals(Next.AWAIT_RUN, state.toCancelled());
        assertEquals(Next.GIVE_UP, state.toRunning());
        assertEquals(RUNNING | CANCELLED, state.toDone(CANCELLED));
        assertEquals(DONE | CANCELLED, state.bits());
        assertEquals(1, state.number());
    }

    @Test
    void toAwaited_untilToUnawaited_isKeptByEveryMove() {
        state.toAwaited();
        assertEquals(NOTIFIED | AWAITED, state.bits());
        assertEquals(Next.POLL, state.toRunning());
        assertEquals(Next.NOTHING, state.toIdle());
        assertEquals(Next.ENQUEUE, state.toNotified());
        assertEquals(Next.POLL, state.toRunning());
        assertEquals(Next.ENQUEUE, state.toYielded());
        assertEquals(Next.POLL, state.toRunning());
        assertEquals(RUNNING | AWAITED, state.toDone(FAILED));
        assertEquals(DONE | FAILED | AWAITED, state.bits());
        state.toNumbered(LARGEST_NUMBER);
        assertFalse(state.toReported());
        assertEquals(DONE | FAILED | AWAITED, state.toUnawaited());
        assertEquals(DONE | FAILED, state.toUnawaited());
        assertTrue(state.toReported());
        assertFalse(state.toReported());
        assertFalse(state.toObserved());
        assertEquals(LARGEST_NUMBER, state.number());
    }
}
