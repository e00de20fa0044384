package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;

/** Which task a worker runs next (S1). */
class WorkerOrderTest extends WorkerRig {
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger before = new AtomicInteger(-1);

    /** A task that wakes itself runs from the slot three times, and then lets the queue have its turn. */
    @Test
    void slot_ofATaskThatIsWokenAgainAndAgain_doesNotStarveTheQueue() {
        StealingExecutor executor = start(1);
        runAgainAndAgain(executor, count -> {
            if (count == 0) {
                queueMarker(executor);
            }
            return Cause.WAKE;
        });
        assertEquals(3, before.get());
    }

    /** It yields at its second run, and is run from the queue at its third: then its row begins anew. */
    @Test
    void slot_afterATaskFromTheQueue_beginsAnotherRow() {
        StealingExecutor executor = start(1);
        runAgainAndAgain(executor, count -> {
            if (count == 3) {
                queueMarker(executor);
            }
            return count == 2 ? Cause.YIELD : Cause.WAKE;
        });
        assertEquals(6, before.get());
    }

    /** Has a task hand itself in a hundred times, for a reason that depends on how often it has run. */
    private void runAgainAndAgain(StealingExecutor executor, IntFunction<Cause> reason) {
        CountDownLatch done = new CountDownLatch(1);
        Task[] again = new Task[1];
        again[0] = new Step(() -> {
            int count = runs.incrementAndGet();
            if (count < 100) {
                executor.execute(again[0], reason.apply(count));
            } else {
                done.countDown();
            }
        });
        run(executor, () -> executor.execute(again[0], reason.apply(0)));
        await(done);
    }

    /** Queues a task that notes how often the other has run before it. */
    private void queueMarker(StealingExecutor executor) {
        executor.execute(new Step(() -> before.set(runs.get())), Cause.YIELD);
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

    /** Tasks that are long enough for the injection queue to come first as often as it can. */
    @Test
    void queue_whileTheInjectionQueueIsNeverEmpty_getsItsTurn() {
        StealingExecutor executor = start(1);
        CountDownLatch ended = new CountDownLatch(1);
        Task[] injected = new Task[1];
        injected[0] = new Step(() -> {
            int count = runs.incrementAndGet();
            busy(20_000);
            if (count == 20) {
                queueMarker(executor);
            }
            if (count < 200) {
                executor.injection().push(injected[0]);
            } else {
                ended.countDown();
            }
        });
        executor.execute(injected[0], Cause.SPAWN);
        await(ended);
        assertTrue(before.get() >= 20 && before.get() <= 84, "after " + before.get() + " runs");
    }

    private static void busy(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private static void awaitInjected(StealingExecutor executor) {
        Awaitility.await("a task comes from outside")
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> !executor.injection().isEmpty());
    }
}
