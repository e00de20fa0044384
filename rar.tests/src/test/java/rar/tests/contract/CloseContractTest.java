package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Waker;

/** The end of a scheduler by {@code close()} (R6). */
@Tag("R6")
class CloseContractTest {
    @EveryScheduler
    void close_then_rejectsAllNewWorkAndGivesItsFuturesUp(Subject subject) {
        Scheduler scheduler = subject.start();
        scheduler.close();
        List<Probe<String>> probes = ScopeContractTest.probes(3);
        List<Executable> attempts = List.of(
                () -> scheduler.spawn(probes.get(0)),
                () -> scheduler.spawn("named", probes.get(1)),
                () -> scheduler.blockOn(probes.get(2)),
                () -> scheduler.spawnBlocking(() -> "never"),
                () -> scheduler.execute(() -> {}));
        for (Executable attempt : attempts) {
            String message =
                    assertThrows(RejectedExecutionException.class, attempt).getMessage();
            assertTrue(message.contains(scheduler.name()), message);
            assertTrue(message.contains("closed"), message);
        }
        for (Probe<String> probe : probes) {
            probe.assertGivenUp();
            assertEquals(0, probe.polls());
        }
    }

    @EveryScheduler
    void close_aSecondTime_changesNothing(Subject subject) {
        Scheduler scheduler = subject.start();
        scheduler.spawn(Future.pending());
        scheduler.close();
        scheduler.close();
        assertFalse(scheduler.shutdown(Duration.ZERO)); // the task was cancelled
    }

    @EveryScheduler
    void close_cancelsEveryUnfinishedTaskOnce(Subject subject) {
        List<Probe<String>> waiting = ScopeContractTest.probes(50);
        List<Probe<String>> queued = ScopeContractTest.probes(50);
        List<JoinHandle<String>> tasks = new ArrayList<>();
        Scheduler scheduler = subject.start();
        waiting.forEach(probe -> tasks.add(scheduler.spawn(probe)));
        waiting.forEach(probe -> probe.awaitPolls(1));
        Gate workers = Subject.occupy(scheduler);
        queued.forEach(probe -> tasks.add(scheduler.spawn(probe)));
        Crew closer = Crew.start(1, member -> scheduler.close());
        Gate.until("close() began", () -> scheduler.toString().contains("closed"));
        workers.open();
        closer.join();
        assertTrue(tasks.stream().allMatch(JoinHandle::isDone));
        waiting.forEach(Probe::assertGivenUp);
        queued.forEach(Probe::assertGivenUp);
        for (JoinHandle<String> task : tasks) {
            assertTrue(task.isCancelled());
            assertThrows(CancellationException.class, () -> task.poll(Context.of(Waker.noop())));
        }
    }

    @EveryScheduler
    void close_returns_whenAllThreadsHaveEnded(Subject subject) {
        Scheduler scheduler = subject.start();
        scheduler.blockOn(scheduler.spawnBlocking(() -> "a thread of the pool"));
        Subject.occupy(scheduler).open();
        List<Thread> threads = RarThreads.of(scheduler.name());
        assertEquals(subject.threads() + 1, threads.size(), threads.toString());
        scheduler.close();
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
    }

    @EveryScheduler
    void close_runsCancelOfEachTask_whichMaySpawnNothing(Subject subject) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<String> where = new AtomicReference<>();
        Scheduler scheduler = subject.start();
        scheduler.spawn(Future.pending().doFinally(() -> {
            where.set(Thread.currentThread().getName());
            thrown.set(assertThrows(RuntimeException.class, () -> Context.spawn(Future.ready("never"))));
        }));
        scheduler.close();
        assertEquals(RejectedExecutionException.class, thrown.get().getClass());
        assertTrue(where.get().startsWith("rar-" + scheduler.name()), where.get());
    }

    @EveryScheduler
    void close_whileBlockOnWaits_cancelsIt(Subject subject) {
        Probe<String> root = new Probe<>();
        Probe<String> task = new Probe<>();
        Scheduler scheduler = subject.start();
        Crew callers = Crew.start(2, member -> {
            Future<String> future =
                    member == 0 ? root : Future.run(() -> Context.spawn(task)).map(v -> "value");
            if (member == 0) {
                String message = assertThrows(CancellationException.class, () -> scheduler.blockOn(future))
                        .getMessage();
                assertTrue(message.contains(scheduler.name()) && message.contains("closed"), message);
            } else {
                assertEquals("value", scheduler.blockOn(future)); // its future is through; its task is cancelled
            }
            assertFalse(Thread.currentThread().isInterrupted());
        });
        root.awaitPolls(1);
        task.awaitPolls(1);
        scheduler.close();
        callers.join();
        root.assertGivenUp();
        task.assertGivenUp();
    }

    @EveryScheduler
    void wake_afterClose_isHarmless(Subject subject) {
        Probe<String> probe = new Probe<>();
        Scheduler scheduler = subject.start();
        JoinHandle<String> task = scheduler.spawn(probe);
        probe.awaitPolls(1);
        Crew wakers = Crew.start(2, member -> {
            while (!task.isDone()) {
                probe.wake();
            }
            for (int i = 0; i < 1_000; i++) {
                probe.wake();
            }
        });
        scheduler.close();
        wakers.join();
        probe.assertGivenUp();
        task.cancel();
        assertTrue(task.isCancelled());
    }

    @EveryScheduler
    void close_byManyThreads_returnsToEachAfterTheEnd(Subject subject) {
        Probe<String> probe = new Probe<>();
        Scheduler scheduler = subject.start();
        scheduler.spawn(probe);
        Crew.run(8, member -> {
            scheduler.close();
            assertEquals(1, probe.cancels());
            assertEquals(List.of(), RarThreads.of(scheduler.name()));
        });
        probe.assertGivenUp();
    }

    @EveryScheduler
    void close_insideATask_isAnIllegalStateAndClosesNothing(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Void> onWorker = scheduler.spawn(Future.run(scheduler::close));
            JoinHandle<Object> blocking = scheduler.spawnBlocking(Executors.callable(scheduler::close));
            Future<Void> root = Future.run(scheduler::close);
            for (Future<?> future : List.of(onWorker, blocking, root)) {
                String message = assertThrows(IllegalStateException.class, () -> scheduler.blockOn(future))
                        .getMessage();
                assertTrue(message.contains("close was called") && message.contains(scheduler.name()), message);
            }
            assertEquals("open", scheduler.blockOn(scheduler.spawn(Future.ready("open"))));
        }
    }

    @EveryScheduler
    void close_underLoad_losesNoTask(Subject subject) {
        for (int round = 0; round < 10; round++) {
            Scheduler scheduler = subject.start();
            AtomicInteger spawned = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            Crew spawners = Crew.start(3, member -> {
                try {
                    for (; ; ) {
                        Future<Void> busy = context -> {
                            context.waker().wake();
                            return Poll.pending();
                        };
                        scheduler.spawn((member == 0 ? Future.<Void>pending() : member == 1 ? busy : Context.yieldNow())
                                .doFinally(ended::incrementAndGet));
                        spawned.incrementAndGet();
                    }
                } catch (RejectedExecutionException closed) {
                    // that is what ends it
                }
            });
            Gate.until("some tasks", () -> spawned.get() > 100);
            scheduler.close();
            spawners.join();
            int refused = 3; // the last of each member's; its future was handed over all the same
            assertEquals(spawned.get() + refused, ended.get());
            assertEquals(List.of(), RarThreads.of(scheduler.name()));
        }
    }

    @EveryScheduler
    void close_interrupted_waitsAllTheSameAndStaysInterrupted(Subject subject) {
        Probe<String> probe = new Probe<>();
        Scheduler scheduler = subject.start();
        scheduler.spawn(probe);
        Thread.currentThread().interrupt();
        scheduler.close();
        assertTrue(Thread.interrupted());
        probe.assertGivenUp();
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
    }

    @EveryScheduler
    void cancel_ofATaskThatThrows_endsItAllTheSame(Subject subject) {
        RuntimeException failure = new IllegalStateException("cancel fails");
        List<Throwable> reported = new ArrayList<>();
        Scheduler scheduler = subject.builder()
                .onUncaught((task, thrown) -> reported.add(thrown))
                .build();
        JoinHandle<Object> task = scheduler.spawn(Future.pending().doFinally(() -> {
            throw failure;
        }));
        scheduler.close();
        assertTrue(task.isCancelled());
        assertEquals(1, reported.size());
        assertSame(failure, reported.get(0));
    }
}
