package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Poll;

/**
 * Yields from wherever a context may come to: each leads to one more poll of its own task, and to none of another (R2).
 * The note in {@link AmbientSlot} is for the outermost poll in progress; whatever else is a wake.
 */
@Tag("R2")
class YieldTest extends YieldRig {
    // ---- one poll

    @Test
    void yieldPoll_inItsPoll_leadsToOneMore() {
        spawn(future);
        future.duringNextPoll(() -> {
            future.yieldPoll();
            assertTrue(host.queue.isEmpty(), "handed over while it is polled");
        });
        host.runNext();
        assertEquals(1, host.queue.size());
        runAll();
        assertEquals(2, future.polls);
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_twiceAndWoken_leadsToOneMore() {
        TaskCell<String> task = spawn(future);
        future.duringNextPoll(() -> {
            future.yieldPoll();
            task.wake();
            future.yieldPoll();
        });
        runAll();
        assertEquals(2, future.polls);
    }

    @Test
    void yieldPoll_inAPollThatIsReady_isForgotten() {
        TaskCell<String> task = spawn(ready);
        ready.duringNextPoll(ready::yieldPoll);
        host.runNext();
        assertTrue(task.isDone() && host.queue.isEmpty());
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_inAPollThatThrows_isForgotten() {
        for (Throwable failure : List.of(new IllegalStateException("thrown"), new StackOverflowError("thrown"))) {
            Polled failing = new Polled(false);
            TaskCell<String> task = spawn(failing);
            failing.duringNextPoll(() -> {
                failing.yieldPoll();
                throw Failures.<RuntimeException>sneaky(failure);
            });
            host.runNext();
            assertTrue(task.isDone() && !task.isCancelled() && host.queue.isEmpty());
            assertNoNoteIsLeft();
        }
    }

    @Test
    void yieldPoll_inAPollThatOverflowsTheStack_isForgotten() {
        TaskCell<String> task = spawn(future);
        future.duringNextPoll(this::yieldDeeperAndDeeper);
        host.runNext();
        assertTrue(task.isDone() && host.queue.isEmpty());
        assertNoNoteIsLeft();
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private void yieldDeeperAndDeeper() {
        future.yieldPoll();
        yieldDeeperAndDeeper();
    }

    @Test
    void yieldPoll_inAPollThatReturnsNull_isForgotten() {
        TaskCell<String> task = spawn(context -> {
            ((RuntimeContext) context).yieldPoll(Ambient.slot());
            return null;
        });
        host.runNext();
        assertTrue(task.isDone() && host.queue.isEmpty());
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_inAPollInWhichItIsCancelled_isForgotten() {
        TaskCell<String> task = spawn(future);
        future.duringNextPoll(() -> {
            future.yieldPoll();
            task.cancel();
        });
        host.runNext();
        assertTrue(task.isCancelled() && host.queue.isEmpty());
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_whileItIsGivenUp_isForgotten() {
        TaskCell<String> task = spawn(future);
        host.runNext();
        future.duringCancel = future::yieldPoll;
        task.cancel();
        runAll();
        assertTrue(task.isCancelled());
        assertNoNoteIsLeft();
    }

    // ---- a context that was kept

    @Test
    void yieldPoll_afterThePoll_isAWake() {
        spawn(future);
        host.runNext();
        future.yieldPoll();
        assertEquals(1, host.queue.size());
        assertNoNoteIsLeft();
    }

    @Test
    void yieldPoll_onAnotherThread_isAWake() throws InterruptedException {
        spawn(future);
        future.duringNextPoll(() -> {
            Thread thread = new Thread(future::yieldPoll);
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        runAll();
        assertEquals(2, future.polls);
    }

    @Test
    void yieldPoll_inThePollOfAnotherTask_isAWakeOfItsOwn() {
        spawn(future);
        spawn(other);
        host.runNext();
        other.duringNextPoll(future::yieldPoll);
        host.runNext();
        assertEquals(1, host.queue.size());
        runAll();
        assertEquals(2, future.polls);
        assertEquals(1, other.polls);
    }

    /** Its own future, polled with a context that is another task's: the other task is woken. */
    @Test
    void yieldNow_polledWithAnotherTasksContext_wakesThatTask() {
        spawn(future);
        host.runNext();
        other.duringNextPoll(() -> assertTrue(pollOnce(Context.yieldNow(), future.context)));
        spawn(other);
        runAll();
        assertEquals(2, future.polls);
        assertEquals(1, other.polls);
    }

    // ---- contexts that are derived

    @Test
    void yieldPoll_whileADerivedContextIsAmbient_isAWake() {
        TaskCell<String> task = spawn(future);
        future.duringNextPoll(() -> {
            Future<Poll<String>> child = context -> {
                future.yieldPoll(); // of the task, not of its child
                assertFalse(slot.noteYield(task), "noted for a poll that is not the task's own");
                return Poll.pending();
            };
            assertTrue(pollDerived(child, future.context));
        });
        runAll();
        assertEquals(2, future.polls);
    }

    @Test
    void yieldNow_inASelect_leadsToOneMore() {
        Future<String> yielding = Context.yieldNow().map(nothing -> "yielded");
        TaskCell<String> task = spawn(
                Futures.select(List.of(Future.<String>pending(), yielding)).map(selected -> "selected"));
        host.runNext();
        assertEquals(1, host.queue.size());
        runAll();
        assertTrue(task.isDone() && !task.isCancelled());
        assertNoNoteIsLeft();
    }
}
