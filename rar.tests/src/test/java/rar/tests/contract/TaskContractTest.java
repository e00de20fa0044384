package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Waker;

/** How a task is polled and woken (R1, R2). */
class TaskContractTest {
    private static final int WAKERS = 4;
    private static final int WAKES = 2_000;

    @Tag("R1")
    @EveryScheduler
    void task_wokenByManyThreads_isPolledByOneAtATimeAndNotAfterItsEnd(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            Crew crew = Crew.start(WAKERS, member -> {
                for (int i = 0; i < WAKES; i++) {
                    probe.wake();
                    if (member == 0 && i == WAKES / 2) {
                        probe.complete("value");
                    }
                }
            });
            assertEquals("value", scheduler.blockOn(task));
            crew.join();
        }
        probe.assertFinished();
    }

    @Tag("R1")
    @EveryScheduler
    void task_thatYieldsAThousandTimes_seesItsOwnPlainWrites(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Future<Integer> counting = new Future<>() {
                private int polls; // plain: the runtime orders the polls (F6)

                @Override
                public Poll<Integer> poll(Context context) {
                    if (++polls == 1_000) {
                        return Poll.ready(polls);
                    }
                    context.waker().wake();
                    return Poll.pending();
                }
            };
            assertEquals(1_000, scheduler.blockOn(scheduler.spawn(counting)));
        }
    }

    @Tag("R2")
    @EveryScheduler
    void wakes_beforeAPoll_coalesceIntoOne(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            scheduler.spawn(probe);
            probe.awaitPolls(1);
            Subject.settle(scheduler);
            Gate workers = Subject.occupy(scheduler);
            for (int i = 0; i < 100; i++) {
                probe.wake();
            }
            assertEquals(1, probe.polls(), "polls while all workers were busy");
            workers.open();
            probe.awaitPolls(2);
            Subject.settle(scheduler);
            assertEquals(2, probe.polls());
        }
        probe.assertGivenUp();
    }

    @Tag("R2")
    @EveryScheduler
    void wakes_beforeTheFirstPoll_coalesceIntoIt(Subject subject) {
        AtomicInteger polls = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            Gate workers = Subject.occupy(scheduler);
            JoinHandle<Object> task = scheduler.spawn(context -> {
                polls.incrementAndGet();
                return Poll.pending();
            });
            Waker waker = (Waker) task; // one object is both: as good as a waker that came from a poll
            for (int i = 0; i < 100; i++) {
                waker.wake();
            }
            workers.open();
            Gate.until("a poll", () -> polls.get() > 0);
            Subject.settle(scheduler);
            assertEquals(1, polls.get());
        }
    }

    @Tag("R2")
    @EveryScheduler
    void wakes_duringAPoll_leadToOneMore(Subject subject) {
        AtomicInteger polls = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            scheduler.spawn(context -> {
                if (polls.incrementAndGet() == 1) {
                    context.waker().wake();
                    Crew.run(WAKERS, member -> context.waker().wake());
                }
                return Poll.pending();
            });
            Gate.until("two polls", () -> polls.get() == 2);
            Subject.settle(scheduler);
            assertEquals(2, polls.get());
        }
    }

    @Tag("R2")
    @EveryScheduler
    void wake_afterPlainWrites_publishesThemToThePoll(Subject subject) {
        int[] plain = new int[WAKERS * 64];
        AtomicReference<Waker> waker = new AtomicReference<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Boolean> task = scheduler.spawn(context -> {
                waker.set(context.waker());
                int sum = 0;
                for (int member = 0; member < WAKERS; member++) {
                    sum += plain[member * 64];
                }
                return sum == WAKERS * WAKES ? Poll.ready(true) : Poll.pending();
            });
            Gate.until("the first poll", () -> waker.get() != null);
            Crew crew = Crew.start(WAKERS, member -> {
                for (int i = 0; i < WAKES; i++) {
                    plain[member * 64]++;
                    waker.get().wake();
                }
            });
            assertTrue(scheduler.blockOn(task)); // would hang if the last wake got lost
            crew.join();
        }
    }
}
