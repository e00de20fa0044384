package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rar.api.spi.TimerEntry;

/** What happens to an entry when several threads do something about it at once. */
class HashedWheelTimerRaceTest {
    private static final int THREADS = 4;

    private final HashedWheelTimer timer = new HashedWheelTimer("race");

    @AfterEach
    void closeTimer() {
        timer.close();
    }

    /** An entry that knows in how many ways it has ended. */
    private static final class Contested extends TimerEntry {
        private final AtomicInteger fired = new AtomicInteger();
        private final AtomicInteger cancelled = new AtomicInteger();

        @Override
        public void fire() {
            fired.incrementAndGet();
        }

        int ends() {
            return fired.get() + cancelled.get();
        }
    }

    @Test
    void cancel_aroundTheDeadlineByTwoThreads_eitherFiresOrIsCancelledOnce() throws Exception {
        int entries = 20_000;
        Contested[][] contested = new Contested[THREADS][entries];
        for (Contested[] row : contested) {
            IntStream.range(0, entries).forEach(i -> row[i] = new Contested());
        }
        CyclicBarrier barrier = new CyclicBarrier(THREADS);

        Threads.run(THREADS, thread -> {
            Contested[] mine = contested[thread];
            barrier.await();
            for (Contested entry : mine) {
                timer.schedule(
                        entry, timer.nanos() + ThreadLocalRandom.current().nextLong(20_000_000));
                cancelSometimes(mine[ThreadLocalRandom.current().nextInt(entries)]);
            }
            barrier.await();
            for (Contested entry : contested[(thread + 1) % THREADS]) {
                cancelSometimes(entry);
                cancelSometimes(mine[ThreadLocalRandom.current().nextInt(entries)]);
            }
        });

        Await.until("no entry is pending", () -> timer.pending() == 0);
        Entries.awaitTurn(timer, 0);
        int fired = 0;
        for (Contested[] row : contested) {
            for (Contested entry : row) {
                assertEquals(1, entry.ends(), () -> entry.fired + " times fired, cancelled " + entry.cancelled);
                fired += entry.fired.get();
            }
        }
        assertTrue(fired > 0 && fired < THREADS * entries, "both ends occur: " + fired + " have fired");
    }

    private void cancelSometimes(Contested entry) {
        if (ThreadLocalRandom.current().nextBoolean() && timer.cancel(entry)) {
            entry.cancelled.incrementAndGet();
        }
    }

    @Test
    void schedule_asTheThreadGoesToSleep_isNotForgotten() {
        Probe probe = new Probe();
        for (int round = 1; round <= 50_000; round++) {
            int expected = round;
            // Nothing else is pending: the thread sleeps without end if it misses this one.
            timer.schedule(probe, 0);
            Await.until("round " + round, () -> probe.fired() == expected);
            // By now it looks for the next one, finds none and goes to sleep.
            IntStream.range(0, round % 16).forEach(i -> Thread.onSpinWait());
        }
    }

    @Test
    void schedule_manyThreadsDescendingDeadlines_allFire() throws Exception {
        int rounds = 1_000;
        Probe[] probes = new Probe[THREADS * rounds];
        long base = timer.nanos() + 20_000_000;

        Threads.run(THREADS, thread -> {
            for (int i = 0; i < rounds; i++) {
                Probe probe = new Probe();
                probes[thread * rounds + i] = probe;
                timer.schedule(probe, base - i * 20_000L);
            }
        });

        Await.until("all fire", () -> timer.pending() == 0);
        Entries.awaitTurn(timer, base);
        for (Probe probe : probes) {
            assertEquals(1, probe.fired());
        }
    }

    @Test
    void close_whileOthersSchedule_leavesNothing() throws Exception {
        for (int round = 0; round < 50; round++) {
            HashedWheelTimer closing = new HashedWheelTimer("closing");
            CyclicBarrier start = new CyclicBarrier(THREADS);
            Threads.run(THREADS, thread -> {
                start.await();
                for (int i = 0; i < 100; i++) {
                    closing.schedule(new Probe(), i % 2 == 0 ? 0 : Long.MAX_VALUE - i);
                    if (thread == 0 && i == 50) {
                        closing.close();
                    }
                }
            });
            assertEquals(0, closing.pending());
            closing.close();
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("rar-closing-timer")));
    }
}
