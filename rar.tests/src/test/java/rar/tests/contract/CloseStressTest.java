package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Time;

/** {@code close()} under every kind of load, and many schedulers opened and closed: nothing is left behind. */
class CloseStressTest {
    @EveryScheduler
    void close_underMixedLoad_leavesNothing(Subject subject) {
        closeUnderLoad(subject, 1);
    }

    @Tag("stress")
    @EveryScheduler
    void close_underMixedLoadManyTimes_leavesNothing(Subject subject) {
        closeUnderLoad(subject, 500);
    }

    @EveryScheduler
    void schedulers_openedAndClosedInTurn_leaveNothing(Subject subject) {
        openAndClose(subject, 6);
    }

    @Tag("stress")
    @EveryScheduler
    void thousandSchedulers_openedAndClosed_leaveNothing(Subject subject) {
        openAndClose(subject, 1_000);
    }

    private static void closeUnderLoad(Subject subject, int rounds) {
        new Load(subject).run(); // classes are loaded now
        Growth growth = new Growth();
        for (int i = 0; i < rounds; i++) {
            new Load(subject).run();
        }
        growth.assertNone();
    }

    private static void openAndClose(Subject subject, int count) {
        openUseAndClose(subject, false);
        Growth growth = new Growth();
        for (int i = 0; i < count; i++) {
            openUseAndClose(subject, i % 10 == 0);
        }
        growth.assertNone();
    }

    private static void openUseAndClose(Subject subject, boolean blocking) {
        Scheduler scheduler = subject.start();
        scheduler.spawn(Future.pending());
        assertEquals("value", scheduler.blockOn(scheduler.spawn(Future.ready("value"))));
        if (blocking) {
            assertEquals("value", scheduler.blockOn(scheduler.spawnBlocking(() -> "value")));
            scheduler.spawn(Time.sleep(Duration.ofDays(1)));
            scheduler.blockOn(Time.sleep(Duration.ofNanos(1)));
        }
        Growth.close(scheduler);
    }

    /** Threads that each put one kind of load on a scheduler until it is closed. */
    private static final class Load {
        private final Scheduler scheduler;
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        Load(Subject subject) {
            scheduler = subject.builder().onUncaught((task, failure) -> {}).build();
        }

        void run() {
            Crew crew = Crew.start(6, member -> {
                try {
                    for (int i = 0; i < 20_000; i++) {
                        put(member);
                    }
                } catch (RejectedExecutionException | CancellationException closed) {
                    assertTrue(scheduler.toString().contains("closed"));
                }
            });
            Gate.until("some load", () -> ended.get() > 50);
            Growth.close(scheduler);
            crew.join();
            assertEquals(started.get(), ended.get(), "each future ends once, however it ends");
            assertEquals(List.of(), RarThreads.of(scheduler.name()));
        }

        private void put(int kind) {
            switch (kind) {
                case 0 -> scheduler.spawn(counted(Future.pending()));
                case 1 -> scheduler.spawn(counted(busy()));
                case 2 -> scheduler.spawn(counted(Time.sleep(Duration.ofMillis(1))));
                case 3 -> scheduler.blockOn(counted(Future.run(() -> Context.spawn(counted(Context.yieldNow())))));
                case 4 -> scheduler.blockOn(joined());
                default -> scheduler.spawnBlocking(() -> scheduler.blockOn(counted(Future.ready(1))));
            }
        }

        /** Awaits a task that a foreign thread, this one, may cancel first. */
        private Future<Object> joined() {
            JoinHandle<Object> task = scheduler.spawn(counted(Context.yieldNow().map(v -> "value")));
            return task.shield();
        }

        private static Future<Void> busy() {
            AtomicInteger polls = new AtomicInteger();
            return context -> {
                context.waker().wake();
                return polls.incrementAndGet() < 100 ? Poll.pending() : Poll.done();
            };
        }

        private <T> Future<T> counted(Future<T> future) {
            started.incrementAndGet();
            return future.doFinally(ended::incrementAndGet);
        }
    }
}
