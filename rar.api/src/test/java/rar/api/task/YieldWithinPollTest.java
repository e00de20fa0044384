package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Future;
import rar.api.spi.Task;

/** Yields in polls within polls, of which the outermost alone may leave a note in {@link AmbientSlot} (R2). */
@Tag("R2")
class YieldWithinPollTest extends YieldRig {
    @Test
    void yieldPoll_inAPollWithinAPollAndAfterIt_leadsToOneMoreOfEach() {
        spawn(future);
        spawn(other);
        other.duringNextPoll(other::yieldPoll);
        future.duringNextPoll(() -> {
            host.runNext(); // the other
            future.yieldPoll();
        });
        host.runNext();
        runAll();
        assertEquals(2, future.polls);
        assertEquals(2, other.polls);
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_inAPollWithinOneThatHasYielded_isAWake() {
        TaskCell<String> task = spawn(future);
        TaskCell<String> within = spawn(other);
        other.duringNextPoll(() -> {
            assertFalse(slot.noteYield(task), "noted for a poll that is not in progress");
            assertFalse(slot.noteYield(within), "noted, and nobody would take it");
            other.yieldPoll();
        });
        future.duringNextPoll(() -> {
            future.yieldPoll();
            host.runNext(); // the other
            assertEquals(1, host.queue.size(), "the other has yielded");
        });
        host.runNext();
        runAll();
        assertEquals(2, future.polls);
        assertEquals(2, other.polls);
        assertNoNoteIsLeft();
    }

    /** The innermost one's end must not make the one around it seem the outermost. */
    @Test
    void yieldPoll_afterAPollWithinAPollWithinAPoll_leadsToOneMore() {
        Polled innermost = new Polled(false);
        spawn(future);
        spawn(other);
        spawn(innermost);
        other.duringNextPoll(() -> {
            host.runNext(); // the innermost
            other.yieldPoll();
        });
        future.duringNextPoll(host::runNext); // the other
        host.runNext();
        runAll();
        assertEquals(2, other.polls);
        assertEquals(1, future.polls);
        assertEquals(1, innermost.polls);
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_afterADerivedContextInAPollWithinAPoll_leadsToOneMore() {
        spawn(future);
        spawn(other);
        other.duringNextPoll(() -> {
            assertTrue(pollDerived(Future.pending(), other.context));
            other.yieldPoll();
        });
        future.duringNextPoll(host::runNext); // the other
        host.runNext();
        runAll();
        assertEquals(2, other.polls);
        assertEquals(1, future.polls);
        assertNoNoteIsLeft();
    }

    @Test
    void polls_withinOneThatHasYielded_leaveItsNote() {
        Polled failing = new Polled(false);
        failing.duringNextPoll(() -> {
            throw new IllegalStateException("on purpose");
        });
        spawn(future);
        spawn(failing);
        spawn(ready);
        spawn(other);
        future.duringNextPoll(() -> {
            future.yieldPoll();
            for (int i = 0; i < 3; i++) {
                host.runNext();
            }
            assertTrue(host.queue.isEmpty(), "the note of the poll around them was taken for theirs");
        });
        host.runNext();
        runAll();
        assertEquals(2, future.polls);
        assertEquals(1, other.polls);
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_ofATaskThatIsGivenUpWithinOneThatHasYielded_isForgotten() {
        TaskCell<String> task = spawn(future);
        TaskCell<String> within = spawn(other);
        other.duringCancel = () -> within.yieldPoll(Ambient.slot());
        future.duringNextPoll(() -> {
            future.yieldPoll();
            within.cancel();
            Task queued = host.queue.remove();
            queued.run();
            assertTrue(within.isCancelled());
        });
        host.runNext();
        runAll();
        assertEquals(2, future.polls);
        assertFalse(task.isDone());
        assertNoNoteIsLeft();
    }
}
