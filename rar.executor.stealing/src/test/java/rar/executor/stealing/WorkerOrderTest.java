package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;

/** Which task a worker runs next (S1). */
class WorkerOrderTest extends WorkerRig {
    /** A task that wakes itself runs from the slot three times, and then lets the queue have its turn. */
    @Test
    void slot_ofATaskThatIsWokenAgainAndAgain_doesNotStarveTheQueue() {
        StealingExecutor executor = start(1);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger before = new AtomicInteger(-1);
        CountDownLatch done = new CountDownLatch(1);
        Task[] woken = new Task[1];
        woken[0] = new Step(() -> {
            if (runs.incrementAndGet() < 100) {
                executor.execute(woken[0], Cause.WAKE);
            } else {
                done.countDown();
            }
        });
        run(executor, () -> {
            executor.execute(new Step(() -> before.set(runs.get())), Cause.YIELD);
            executor.execute(woken[0], Cause.WAKE);
        });
        await(done);
        assertEquals(3, before.get());
    }

    /** It yields at its second run, and is run from the queue at its third: then its row begins anew. */
    @Test
    void slot_afterATaskFromTheQueue_beginsAnotherRow() {
        StealingExecutor executor = start(1);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger before = new AtomicInteger(-1);
        CountDownLatch done = new CountDownLatch(1);
        Task[] woken = new Task[1];
        woken[0] = new Step(() -> {
            int count = runs.incrementAndGet();
            if (count == 3) {
                executor.execute(new Step(() -> before.set(runs.get())), Cause.YIELD);
            }
            if (count < 100) {
                executor.execute(woken[0], count == 2 ? Cause.YIELD : Cause.WAKE);
            } else {
                done.countDown();
            }
        });
        run(executor, () -> executor.execute(woken[0], Cause.WAKE));
        await(done);
        assertEquals(6, before.get());
    }

    /** Tasks that yield keep a worker busy; what comes from outside gets its turn all the same. */
    @Test
    void injection_whileTheOwnQueueIsNeverEmpty_getsItsTurn() {
        assertInjectionGetsItsTurn(Cause.YIELD);
    }

    /**
     * With an empty queue, the slot's task goes on for as long as it likes, but what comes from outside has its turn.
     */
    @Test
    void injection_whileTheSlotIsNeverEmpty_getsItsTurn() {
        assertInjectionGetsItsTurn(Cause.WAKE);
    }

    /** A task hands itself in again and again. */
    private void assertInjectionGetsItsTurn(Cause cause) {
        StealingExecutor executor = start(1);
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger after = new AtomicInteger();
        Task[] again = new Task[1];
        again[0] = new Step(() -> {
            int count = runs.incrementAndGet();
            if (count == 1) {
                begun.countDown();
                awaitInjected(executor);
            }
            if (count < 1_000) {
                executor.execute(again[0], cause);
            } else {
                ended.countDown();
            }
        });
        executor.execute(again[0], Cause.SPAWN);
        await(begun);
        executor.execute(new Step(() -> after.set(runs.get())), Cause.SPAWN);
        await(ended);
        assertTrue(after.get() >= 1 && after.get() <= 64, "after " + after.get() + " runs");
    }

    private static void awaitInjected(StealingExecutor executor) {
        Awaitility.await("a task comes from outside")
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> !executor.injection().isEmpty());
    }
}
