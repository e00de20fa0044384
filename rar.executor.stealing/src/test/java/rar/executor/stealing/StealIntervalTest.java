package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;

/** How soon a worker steals again. A machine that is busy makes waits longer, and hardly ever shorter. */
class StealIntervalTest extends WorkerRig {
    private static final int TRIES = 200;
    private static final int STEALS = 40_000; // enough for the code to be compiled in the second half
    private static final long LIMIT_NANOS = 10_000_000_000L;

    private final InjectionQueue injection = new InjectionQueue(1);

    @Test
    void interval_beforeTheFirstSteal_isOver() {
        injection.push(new CountedTask(0)); // ends any wait, which then says so
        for (int i = 0; i < TRIES; i++) {
            assertTrue(new StealInterval().spinToEnd(injection));
        }
    }

    @Test
    void interval_afterASteal_lasts() {
        StealInterval interval = new StealInterval();
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            interval.begin();
            assertTrue(interval.spinToEnd(injection));
            assertTrue(System.nanoTime() - before >= StealInterval.NANOS);
        }
        injection.push(new CountedTask(0));
        assertTrue(interval.spinToEnd(injection), "it is over");
    }

    /** Unless the machine pauses in between, which it does not each time. */
    @Test
    void interval_withATaskFromOutside_isCutShort() {
        injection.push(new CountedTask(0));
        StealInterval interval = new StealInterval();
        boolean over = true;
        for (int i = 0; i < TRIES && over; i++) {
            interval.begin();
            over = interval.spinToEnd(injection);
        }
        assertFalse(over);
    }

    /**
     * A task sees to it that there are always two others in its worker's queue, of which the thief gets one at a time.
     * As the thief begins each right after it was stolen, there is mostly an interval from one beginning to the next.
     */
    @Test
    void thief_ofOneShortTaskAfterTheOther_comesBackAfterTheInterval() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "on one processor nobody waits like that");
        StealingExecutor executor = start(2);
        long[] begun = new long[STEALS];
        AtomicInteger stolen = new AtomicInteger();
        run(executor, () -> {
            Worker owner = (Worker) Thread.currentThread();
            Step note = new Step(() -> {
                if (Thread.currentThread() != owner && stolen.get() < STEALS) {
                    begun[stolen.get()] = System.nanoTime();
                    stolen.incrementAndGet();
                }
            });
            long start = System.nanoTime();
            while (stolen.get() < STEALS && System.nanoTime() - start < LIMIT_NANOS) {
                if (owner.queue().size() < 2) {
                    executor.execute(note, Cause.YIELD);
                }
            }
        });
        int last = stolen.get() - 1;
        long[] gaps = new long[last / 2];
        Arrays.setAll(gaps, i -> begun[last - i] - begun[last - i - 1]);
        Arrays.sort(gaps);
        long median = gaps[gaps.length / 2];
        assertTrue(median >= StealInterval.NANOS * 9 / 10, "median of the last gaps: " + median + " ns");
    }
}
