package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Calls that block: how many at a time, where, and how they are interrupted. */
class BlockingTest {
    @EveryScheduler
    void calls_beyondTheBound_waitTheirTurn(Subject subject) {
        Gate gate = new Gate();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<JoinHandle<Integer>> calls = new ArrayList<>();
        try (Scheduler scheduler = subject.builder().blockingThreads(3).build()) {
            for (int i = 0; i < 30; i++) {
                int value = i;
                calls.add(scheduler.spawnBlocking(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    threads.add(Thread.currentThread());
                    gate.passInterruptibly();
                    inside.decrementAndGet();
                    return value;
                }));
            }
            Gate.until("as many as may be inside are", () -> inside.get() == 3);
            assertTrue(calls.stream().noneMatch(JoinHandle::isDone));
            gate.open();
            for (int i = 0; i < 30; i++) {
                assertEquals(i, scheduler.blockOn(calls.get(i)));
            }
        }
        assertEquals(3, most.get());
        assertEquals(3, threads.size());
    }

    @EveryScheduler
    void calls_withOneThread_runInTheOrderOfTheirArrival(Subject subject) {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (Scheduler scheduler = subject.builder().blockingThreads(1).build()) {
            scheduler.blockOn(Future.run(() -> {
                for (int i = 0; i < 100; i++) {
                    int value = i;
                    Context.spawnBlocking(() -> order.add(value));
                }
            }));
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), order);
    }

    @EveryScheduler
    void calls_withinTheBound_runAllAtOnceAndLeaveTheWorkersFree(Subject subject) {
        CountDownLatch all = new CountDownLatch(64);
        Gate gate = new Gate();
        try (Scheduler scheduler = subject.start()) {
            for (int i = 0; i < 64; i++) {
                scheduler.spawnBlocking(() -> {
                    all.countDown();
                    gate.passInterruptibly();
                    return Thread.currentThread().getName();
                });
            }
            Gate.pass(all);
            assertEquals("free", scheduler.blockOn(scheduler.spawn(Future.ready("free"))));
            gate.open();
        }
    }

    @EveryScheduler
    void call_runsOnAThreadOfItsOwnKind(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            String name = scheduler.blockOn(
                    scheduler.spawnBlocking(() -> Thread.currentThread().getName()));
            assertTrue(name.startsWith("rar-" + scheduler.name() + "-blocking-"), name);
        }
    }

    @EveryScheduler
    void threads_thatAreIdle_areUsedAgain(Subject subject) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Scheduler scheduler = subject.start()) {
            for (int i = 0; i < 200; i++) {
                scheduler.blockOn(scheduler.spawnBlocking(() -> threads.add(Thread.currentThread())));
            }
        }
        // A thread is idle a little later than its call has ended; now and then another is made.
        assertTrue(threads.size() < 100, threads.size() + " threads for one call at a time");
    }

    @EveryScheduler
    void cancel_ofACallUnderWay_interruptsItsThread(Subject subject) {
        Gate inside = new Gate();
        Gate interrupted = new Gate();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Object> call = scheduler.spawnBlocking(() -> {
                inside.open();
                try {
                    new Gate().passInterruptibly();
                } catch (InterruptedException e) {
                    interrupted.open();
                    throw e;
                }
                return "never";
            });
            inside.pass();
            call.cancel();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(call));
            interrupted.pass();
            assertTrue(call.isCancelled());
        }
    }

    @EveryScheduler
    void cancel_ofAQueuedCall_neverRunsIt(Subject subject) {
        Gate gate = new Gate();
        AtomicInteger runs = new AtomicInteger();
        try (Scheduler scheduler = subject.builder().blockingThreads(1).build()) {
            JoinHandle<String> first = scheduler.spawnBlocking(() -> {
                gate.passInterruptibly();
                return "first";
            });
            JoinHandle<Integer> queued = scheduler.spawnBlocking(runs::incrementAndGet);
            queued.cancel();
            gate.open();
            assertEquals("first", scheduler.blockOn(first));
            assertThrows(CancellationException.class, () -> scheduler.blockOn(queued));
        }
        assertEquals(0, runs.get());
    }

    @EveryScheduler
    void cancel_ofACallThatPaysNoHeed_dropsItsValue(Subject subject) {
        Gate inside = new Gate();
        Gate cancelled = new Gate();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> call = scheduler.spawnBlocking(() -> {
                inside.open();
                while (!cancelled.isOpen()) {
                    Thread.onSpinWait();
                }
                return "dropped";
            });
            inside.pass();
            call.cancel();
            assertFalse(call.isDone());
            cancelled.open();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(call));
        }
    }

    @EveryScheduler
    void interruptOfOneCall_neverReachesTheNext(Subject subject) {
        AtomicInteger leaked = new AtomicInteger();
        try (Scheduler scheduler = subject.builder().blockingThreads(1).build()) {
            for (int round = 0; round < 300; round++) {
                Gate inside = new Gate();
                JoinHandle<Boolean> first = scheduler.spawnBlocking(() -> {
                    inside.open();
                    return true;
                });
                JoinHandle<Boolean> next = scheduler.spawnBlocking(() -> {
                    if (Thread.currentThread().isInterrupted()) {
                        leaked.incrementAndGet();
                    }
                    return true;
                });
                inside.pass();
                first.cancel(); // while it ends
                assertTrue(scheduler.blockOn(next));
            }
            JoinHandle<Boolean> interrupting = scheduler.spawnBlocking(() -> {
                Thread.currentThread().interrupt();
                return true;
            });
            assertTrue(scheduler.blockOn(interrupting));
            assertFalse(scheduler.blockOn(
                    scheduler.spawnBlocking(() -> Thread.currentThread().isInterrupted())));
        }
        assertEquals(0, leaked.get());
    }

    @Tag("R6")
    @EveryScheduler
    void close_interruptsCallsUnderWayAndDropsQueuedOnes(Subject subject) {
        Gate inside = new Gate();
        Scheduler scheduler = subject.builder().blockingThreads(1).build();
        JoinHandle<Object> running = scheduler.spawnBlocking(() -> {
            inside.open();
            new Gate().passInterruptibly();
            return "never";
        });
        JoinHandle<Object> queued = scheduler.spawnBlocking(() -> "never");
        inside.pass();
        scheduler.close();
        assertTrue(running.isCancelled());
        assertTrue(queued.isCancelled());
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
    }

    @EveryScheduler
    void bound_outOfRange_isRefused(Subject subject) {
        for (int bound : new int[] {0, -1, 32_769}) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> subject.builder().blockingThreads(bound))
                    .getMessage();
            assertTrue(message.contains("blockingThreads") && message.contains("" + bound), message);
        }
    }
}
