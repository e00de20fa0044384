package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** What becomes of failures that nobody awaits (R5). */
@Tag("R5")
class UncaughtTest {
    private static final Logger LOGGER = Logger.getLogger("rar");

    private final ConcurrentLinkedQueue<Throwable> reported = new ConcurrentLinkedQueue<>();
    private final RuntimeException failure = new IllegalStateException("nobody awaits it");

    @BeforeAll
    static void silence() {
        LOGGER.setUseParentHandlers(false);
    }

    @AfterAll
    static void unsilence() {
        LOGGER.setUseParentHandlers(true);
    }

    private Builder builder(Subject subject) {
        return subject.builder().onUncaught((task, thrown) -> reported.add(thrown));
    }

    @EveryScheduler
    void failure_thatNobodyAwaits_isReportedOnceWithItsTask(Subject subject) {
        ConcurrentLinkedQueue<JoinHandle<?>> tasks = new ConcurrentLinkedQueue<>();
        Builder builder = subject.builder().onUncaught((task, thrown) -> {
            tasks.add(task);
            reported.add(thrown);
        });
        JoinHandle<Object> failed;
        try (Scheduler scheduler = builder.build()) {
            failed = scheduler.spawn("fails", Future.failed(failure));
            Gate.until("a report, with the scheduler open", () -> !reported.isEmpty());
            assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(failed)));
        }
        assertEquals(List.of(failure), List.copyOf(reported));
        assertSame(failed, tasks.peek());
    }

    @EveryScheduler
    void failure_awaitedBeforeTheTaskEnds_isNotReported(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = builder(subject).build()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            Crew awaiting = Crew.start(
                    1, member -> assertThrows(IllegalStateException.class, () -> scheduler.blockOn(task.shield())));
            probe.awaitPolls(1);
            probe.fail(failure);
            awaiting.join();
        }
        assertEquals(List.of(), List.copyOf(reported));
    }

    @EveryScheduler
    void failure_awaitedSoonAfterTheTaskEnded_isNotReported(Subject subject) {
        try (Scheduler scheduler = builder(subject).build()) {
            JoinHandle<Object> task = scheduler.spawn(Future.failed(failure));
            assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(task)));
            JoinHandle<Object> completed = scheduler.spawn(Future.failed(failure));
            assertThrows(
                    RuntimeException.class,
                    () -> completed.toCompletableFuture().join());
        }
        assertEquals(List.of(), List.copyOf(reported));
    }

    @EveryScheduler
    void failure_ofATaskOfAScope_isReportedBeforeBlockOnReturns(Subject subject) {
        try (Scheduler scheduler = builder(subject).build()) {
            scheduler.blockOn(Future.run(() -> {
                Context.spawn(Future.failed(failure));
                Context.spawn(Future.run(() -> Context.spawn(Future.failed(failure))));
            }));
            assertEquals(List.of(failure, failure), List.copyOf(reported));
        }
        assertEquals(2, reported.size());
    }

    @EveryScheduler
    void failure_pendingAtClose_isReportedBeforeItReturns(Subject subject) {
        try (Scheduler scheduler = builder(subject).build()) {
            JoinHandle<Object> task = scheduler.spawn(Future.failed(failure));
            Gate.until("the end", task::isDone);
        }
        assertEquals(List.of(failure), List.copyOf(reported));
    }

    @EveryScheduler
    void cancellation_isNoFailure(Subject subject) {
        try (Scheduler scheduler = builder(subject).build()) {
            scheduler.spawn(Future.pending()).cancel();
            JoinHandle<Object> gaveUp = scheduler.spawn(Future.failed(new CancellationException("gave up")));
            JoinHandle<Object> interrupted = scheduler.spawnBlocking(() -> {
                new Gate().passInterruptibly();
                return "never";
            });
            interrupted.cancel();
            Gate.until("all ended", () -> gaveUp.isDone() && interrupted.isDone());
            assertTrue(gaveUp.isCancelled());
        }
        assertEquals(List.of(), List.copyOf(reported));
    }

    @EveryScheduler
    void failure_afterCancellation_isReportedSinceNobodyElseGetsIt(Subject subject) {
        Gate inside = new Gate();
        Gate go = new Gate();
        try (Scheduler scheduler = builder(subject).build()) {
            JoinHandle<Object> task = scheduler.spawn(context -> {
                inside.open();
                go.pass();
                throw failure;
            });
            inside.pass();
            task.cancel();
            go.open();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
        }
        assertEquals(List.of(failure), List.copyOf(reported));
    }

    @EveryScheduler
    void executedRunnable_thatThrows_isReportedAtOnce(Subject subject) {
        try (Scheduler scheduler = builder(subject).build()) {
            scheduler.execute(() -> {
                throw failure;
            });
            Gate.until("a report", () -> !reported.isEmpty());
        }
        assertEquals(List.of(failure), List.copyOf(reported));
    }

    @EveryScheduler
    void handler_thatThrows_harmsNobody(Subject subject) {
        AtomicInteger calls = new AtomicInteger();
        try (Scheduler scheduler = subject.builder()
                .onUncaught((task, thrown) -> {
                    calls.incrementAndGet();
                    throw new AssertionError("the handler fails");
                })
                .build()) {
            List<Thread> workers = RarThreads.of(scheduler.name());
            for (int i = 0; i < 20; i++) {
                scheduler.execute(() -> {
                    throw failure;
                });
                scheduler.spawn(Future.failed(failure));
            }
            Gate.until("all reports", () -> calls.get() == 40);
            assertTrue(workers.stream().allMatch(Thread::isAlive));
            assertEquals("fine", scheduler.blockOn(scheduler.spawn(Future.ready("fine"))));
        }
    }

    @EveryScheduler
    void failures_inASteadyStream_leaveTheBlockingPoolToItsUsers(Subject subject) {
        try (Scheduler scheduler = builder(subject).blockingThreads(1).build()) {
            Gate called = new Gate();
            Crew failing = Crew.start(1, member -> {
                while (!called.isOpen()) {
                    JoinHandle<Object> task = scheduler.spawn(Future.failed(failure));
                    Gate.until("the end", task::isDone);
                }
            });
            Gate.until("a report", () -> !reported.isEmpty());
            scheduler.spawnBlocking(() -> {
                called.open();
                return "value";
            });
            try {
                Gate.until("the call had its turn", called::isOpen);
            } finally {
                called.open();
                failing.join();
            }
        }
    }

    @EveryScheduler
    void failure_whileAllBlockingThreadsAreBusy_isReportedAllTheSame(Subject subject) {
        try (Scheduler scheduler = builder(subject).blockingThreads(1).build()) {
            Gate inside = new Gate();
            Gate gate = new Gate();
            scheduler.spawnBlocking(() -> {
                inside.open();
                gate.passInterruptibly();
                return "value";
            });
            inside.pass();
            scheduler.spawn(Future.failed(failure));
            try {
                Gate.until("a report", () -> !reported.isEmpty());
            } finally {
                gate.open();
            }
        }
    }

    @Test
    void defaultHandler_logsAtLevelErrorUnderTheNameRar() {
        ConcurrentLinkedQueue<LogRecord> records = new ConcurrentLinkedQueue<>();
        LOGGER.setFilter(records::add);
        try (Scheduler scheduler = new Builder().build()) {
            scheduler.blockOn(Future.run(() -> Context.spawn("named", Future.failed(failure))));
        } finally {
            LOGGER.setFilter(null);
        }
        assertEquals(1, records.size());
        LogRecord logged = records.remove();
        assertEquals(Level.SEVERE, logged.getLevel());
        assertSame(failure, logged.getThrown());
        assertTrue(logged.getMessage().contains("named"), logged.getMessage());
    }
}
