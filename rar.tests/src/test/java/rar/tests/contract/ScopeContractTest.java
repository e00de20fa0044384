package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/**
 * What {@code blockOn} waits for, and what it does when its future fails (R3). Interrupts have a class of their own.
 */
@Tag("R3")
class ScopeContractTest {
    @EveryScheduler
    void blockOn_future_isPolledOnTheCallingThreadAlone(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            List<Thread> pollers = new ArrayList<>();
            Future<Object> future = context -> {
                pollers.add(Thread.currentThread());
                if (pollers.size() == 100) {
                    return Poll.ready("done");
                }
                Context.spawn(Future.run(context.waker()::wake));
                return Poll.pending();
            };
            assertEquals("done", scheduler.blockOn(future));
            assertEquals(100, pollers.size());
            assertTrue(pollers.stream().allMatch(Thread.currentThread()::equals), "other threads polled");
        }
    }

    @EveryScheduler
    void blockOn_readyFuture_returnsAfterAllTasksSpawnedTransitively(Subject subject) {
        AtomicInteger ended = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            for (int round = 1; round <= 20; round++) {
                assertEquals("root", scheduler.blockOn(Future.call(() -> {
                    spawnTree(3, ended);
                    return "root";
                })));
                assertEquals(round * (4 + 16 + 64), ended.get());
            }
        }
    }

    private static void spawnTree(int depth, AtomicInteger ended) {
        for (int i = 0; depth > 0 && i < 4; i++) {
            Context.spawn(Context.yieldNow()
                    .flatMap(v -> Future.run(() -> {
                        spawnTree(depth - 1, ended);
                        ended.incrementAndGet();
                    })));
        }
    }

    @EveryScheduler
    void blockOn_chainInWhichEachTaskSpawnsTheNext_returnsAfterTheLast(Subject subject) {
        AtomicInteger ended = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            for (int round = 1; round <= 20; round++) {
                scheduler.blockOn(Future.run(() -> spawnChain(500, ended)));
                assertEquals(round * 500, ended.get());
            }
        }
    }

    private static void spawnChain(int length, AtomicInteger ended) {
        if (length > 0) {
            Context.spawn(Future.run(() -> {
                spawnChain(length - 1, ended);
                ended.incrementAndGet();
            }));
        }
    }

    @EveryScheduler
    void blockOn_tasksSpawnedByBlockingCalls_areWaitedForLikeOthers(Subject subject) {
        AtomicInteger ended = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            scheduler.blockOn(Future.run(() -> Context.spawnBlocking(() -> {
                Context.spawn(Future.run(() -> Context.spawnBlocking(ended::incrementAndGet)));
                return ended.incrementAndGet();
            })));
            assertEquals(2, ended.get());
        }
    }

    @EveryScheduler
    void blockOn_taskOfItsScopePending_returnsOnlyAfterItsEnd(Subject subject) {
        Probe<String> probe = new Probe<>();
        AtomicBoolean completed = new AtomicBoolean();
        try (Scheduler scheduler = subject.start()) {
            Crew caller = Crew.start(1, member -> {
                scheduler.blockOn(Future.run(() -> Context.spawn(probe)));
                assertTrue(completed.get(), "blockOn returned before its task had ended");
            });
            probe.awaitPolls(1);
            Subject.settle(scheduler);
            completed.set(true);
            probe.complete("value");
            caller.join();
        }
        probe.assertFinished();
    }

    @EveryScheduler
    void blockOn_taskSpawnedOutsideItsScope_isNotWaitedFor(Subject subject) {
        Probe<String> outside = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Future<JoinHandle<String>> spawning =
                    Future.call(() -> Context.current().scheduler().spawn(outside));
            JoinHandle<String> task = scheduler.blockOn(spawning);
            assertFalse(task.isDone());
            outside.complete("later");
            assertEquals("later", scheduler.blockOn(task));
        }
    }

    @EveryScheduler
    void blockOn_taskOfItsScopeCancelled_returnsTheValueAllTheSame(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            assertEquals("value", scheduler.blockOn(Future.call(() -> {
                Context.spawn(probe).cancel();
                return "value";
            })));
        }
        probe.assertGivenUp();
    }

    @EveryScheduler
    void blockOn_futureFails_cancelsTheTasksOfItsScopeBeforeItThrows(Subject subject) {
        IllegalStateException failure = new IllegalStateException("the root fails");
        List<Probe<String>> probes = probes(10);
        try (Scheduler scheduler = subject.start()) {
            Future<Object> fails = context -> {
                if (probes.stream().allMatch(probe -> probe.polls() > 0)) {
                    throw failure;
                }
                context.waker().wake();
                return Poll.pending();
            };
            Future<Object> root = Future.defer(() -> {
                probes.forEach(probe -> Context.spawn(Future.run(() -> Context.spawn(probe))));
                return fails;
            });
            assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(root)));
            probes.forEach(Probe::assertGivenUp);
        }
    }

    @EveryScheduler
    void blockOn_futureFails_tasksSpawnedByThoseThatAreGivenUpAreCancelledToo(Subject subject) {
        Probe<String> late = new Probe<>();
        Future<Object> parent = Future.pending().doFinally(() -> Context.spawn(late));
        try (Scheduler scheduler = subject.start()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> scheduler.blockOn(Future.run(() -> {
                        Context.spawn(parent);
                        throw new IllegalStateException("the root fails");
                    })));
            late.assertGivenUp();
            assertEquals(0, late.polls());
        }
    }

    @EveryScheduler
    void blockOn_calledInsideAPoll_isAnIllegalState(Subject subject) {
        try (Scheduler scheduler = subject.start();
                Scheduler other = subject.start()) {
            for (Scheduler nested : List.of(scheduler, other)) {
                Future<String> nesting = Future.call(() -> nested.blockOn(Future.ready("never")));
                assertNested(() -> scheduler.blockOn(nesting), "in a root poll");
                Future<String> again = Future.call(() -> nested.blockOn(Future.ready("never")));
                JoinHandle<String> task = scheduler.spawn(again);
                assertNested(() -> scheduler.blockOn(task), "on a worker");
            }
        }
    }

    @EveryScheduler
    void blockOn_calledInsideCancel_isAnIllegalState(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            List<Throwable> thrown = new ArrayList<>();
            JoinHandle<Object> task = scheduler.spawn(Future.pending().doFinally(() -> {
                try {
                    scheduler.blockOn(Future.ready("never"));
                } catch (IllegalStateException e) {
                    thrown.add(e);
                }
            }));
            task.cancel();
            assertThrows(RuntimeException.class, () -> scheduler.blockOn(task));
            assertEquals(1, thrown.size());
        }
    }

    @EveryScheduler
    void blockOn_insideABlockingCall_hasAScopeOfItsOwn(Subject subject) {
        AtomicInteger ended = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            Future<Integer> inner = Future.call(() -> {
                spawnTree(2, ended);
                return 7;
            });
            JoinHandle<Integer> call = scheduler.spawnBlocking(() -> {
                int value = scheduler.blockOn(inner);
                assertEquals(4 + 16, ended.get());
                assertNested(() -> scheduler.blockOn(Future.run(() -> scheduler.blockOn(Future.ready(1)))), "a poll");
                return value;
            });
            assertEquals(7, scheduler.blockOn(call));
        }
    }

    private static void assertNested(Executable action, String where) {
        String message =
                assertThrows(IllegalStateException.class, action, where).getMessage();
        assertTrue(message.contains("blockOn was called inside a poll"), message);
    }

    static List<Probe<String>> probes(int count) {
        List<Probe<String>> probes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            probes.add(new Probe<>());
        }
        return probes;
    }
}
