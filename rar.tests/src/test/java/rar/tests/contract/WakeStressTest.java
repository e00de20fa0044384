package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Waker;

/** Wakes from threads that are foreign to the scheduler: none lost. */
class WakeStressTest {
    private static final int THREADS = 4;
    private static final int TASKS = 100;

    @EveryScheduler
    void wakes_fromForeignThreads_allArrive(Subject subject) {
        wake(subject, 20_000);
    }

    @Tag("stress")
    @EveryScheduler
    void tenMillionWakes_fromForeignThreads_allArrive(Subject subject) {
        wake(subject, 10_000_000);
    }

    @EveryScheduler
    void pingPong_withAForeignThread_neverStalls(Subject subject) {
        pingPong(subject, 2_000);
    }

    @Tag("stress")
    @EveryScheduler
    void pingPong_withAForeignThreadForLong_neverStalls(Subject subject) {
        pingPong(subject, 1_000_000);
    }

    /** Every item is followed by a wake; a mailbox is ready when it has taken all, which it cannot if one gets lost. */
    private static void wake(Subject subject, int total) {
        Scheduler scheduler = subject.start();
        Growth growth = new Growth();
        int each = total / TASKS / THREADS * THREADS;
        List<Mailbox> mailboxes = new ArrayList<>();
        List<JoinHandle<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            Mailbox mailbox = new Mailbox(each);
            mailboxes.add(mailbox);
            tasks.add(scheduler.spawn(mailbox));
        }
        Crew.run(THREADS, member -> {
            int start = ThreadLocalRandom.current().nextInt(TASKS);
            for (int i = 0; i < each / THREADS; i++) {
                for (int j = 0; j < TASKS; j++) {
                    mailboxes.get((start + j) % TASKS).put();
                }
            }
        });
        for (JoinHandle<Integer> task : tasks) {
            assertEquals(each, scheduler.blockOn(task));
        }
        growth.assertNone();
        Growth.close(scheduler);
    }

    private static void pingPong(Subject subject, int rounds) {
        Scheduler scheduler = subject.start();
        Mailbox mailbox = new Mailbox(rounds);
        JoinHandle<Integer> task = scheduler.spawn(mailbox);
        for (int i = 1; i <= rounds; i++) {
            mailbox.put();
            for (int spins = 0; mailbox.taken < i; spins++) {
                if (spins < 200) {
                    Thread.onSpinWait(); // the worker may be anywhere between a poll and its sleep when the next comes
                } else {
                    LockSupport.parkNanos(1_000);
                }
            }
        }
        assertEquals(rounds, scheduler.blockOn(task));
        Growth.close(scheduler);
    }

    /** Counts what is put in until it has all. */
    private static final class Mailbox implements Future<Integer> {
        private final AtomicInteger items = new AtomicInteger();
        private final int expected;
        private volatile Waker waker = Waker.noop();
        private volatile int taken;

        Mailbox(int expected) {
            this.expected = expected;
        }

        void put() {
            items.incrementAndGet();
            waker.wake();
        }

        @Override
        public Poll<Integer> poll(Context context) {
            waker = context.waker();
            taken = items.get();
            return taken == expected ? Poll.ready(taken) : Poll.pending();
        }
    }
}
