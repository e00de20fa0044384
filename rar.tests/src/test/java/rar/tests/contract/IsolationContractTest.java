package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Schedulers side by side (R7). */
@Tag("R7")
class IsolationContractTest {
    @EveryScheduler
    void schedulers_sideBySide_runTheirTasksOnThreadsOfTheirOwn(Subject subject) {
        Set<Thread> first = ConcurrentHashMap.newKeySet();
        Set<Thread> second = ConcurrentHashMap.newKeySet();
        try (Scheduler one = subject.start();
                Scheduler other = subject.start()) {
            for (int i = 0; i < 200; i++) {
                noteThreads(one, first);
                noteThreads(other, second);
            }
            Subject.settle(one);
            Subject.settle(other);
            assertTrue(first.stream().allMatch(thread -> thread.getName().startsWith("rar-" + one.name())));
            assertTrue(second.stream().allMatch(thread -> thread.getName().startsWith("rar-" + other.name())));
        }
    }

    private static void noteThreads(Scheduler scheduler, Set<Thread> threads) {
        scheduler.execute(() -> threads.add(Thread.currentThread()));
        scheduler.spawnBlocking(() -> threads.add(Thread.currentThread()));
    }

    @EveryScheduler
    void scheduler_withAllWorkersBusy_leavesItsNeighbourRunning(Subject subject) {
        try (Scheduler busy = subject.start();
                Scheduler free = subject.start()) {
            Gate workers = Subject.occupy(busy);
            for (int i = 0; i < 100; i++) {
                assertEquals(i, free.blockOn(free.spawn(Future.ready(i))));
            }
            workers.open();
        }
    }

    @EveryScheduler
    void scheduler_closed_leavesItsNeighbourRunning(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler open = subject.start()) {
            JoinHandle<String> task = open.spawn(probe);
            try (Scheduler closed = subject.start()) {
                closed.spawn(Future.pending());
            }
            probe.complete("value");
            assertEquals("value", open.blockOn(task));
            probe.assertFinished();
        }
    }

    @EveryScheduler
    void task_awaitedFromAnotherScheduler_runsAtHome(Subject subject) {
        try (Scheduler home = subject.start();
                Scheduler abroad = subject.start()) {
            for (int i = 0; i < 100; i++) {
                Future<String> where =
                        Context.yieldNow().map(v -> Thread.currentThread().getName());
                JoinHandle<String> task = home.spawn(where);
                assertTrue(abroad.blockOn(abroad.spawn(task)).startsWith("rar-" + home.name()));
            }
        }
    }

    @EveryScheduler
    void task_awaitedFromASchedulerThatCloses_isWokenInVain(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler home = subject.start()) {
            JoinHandle<String> task = home.spawn(probe);
            Scheduler abroad = subject.start();
            JoinHandle<String> awaiting = abroad.spawn(task.shield());
            abroad.close();
            assertTrue(awaiting.isCancelled());
            probe.complete("value");
            assertEquals("value", home.blockOn(task));
        }
    }

    @EveryScheduler
    void context_ofEachTask_knowsItsOwnScheduler(Subject subject) {
        try (Scheduler one = subject.start();
                Scheduler other = subject.start()) {
            for (Scheduler scheduler : List.of(one, other)) {
                assertSame(scheduler, scheduler.blockOn(currentScheduler()));
                assertSame(scheduler, scheduler.blockOn(scheduler.spawn(currentScheduler())));
                JoinHandle<Scheduler> blocking =
                        scheduler.spawnBlocking(() -> Context.current().scheduler());
                assertSame(scheduler, scheduler.blockOn(blocking));
            }
            Future<JoinHandle<Scheduler>> across = Future.call(() -> other.spawn(currentScheduler()));
            assertSame(other, one.blockOn(other.blockOn(one.spawn(across))));
        }
    }

    private static Future<Scheduler> currentScheduler() {
        return Future.call(() -> Context.current().scheduler());
    }

    @EveryScheduler
    void uncaughtFailure_reachesTheHandlerOfItsOwnScheduler(Subject subject) {
        AtomicReference<Throwable> mine = new AtomicReference<>();
        AtomicReference<Throwable> neighbours = new AtomicReference<>();
        RuntimeException failure = new IllegalStateException("uncaught");
        try (Scheduler one = subject.builder()
                        .onUncaught((task, thrown) -> mine.set(thrown))
                        .build();
                Scheduler other = subject.builder()
                        .onUncaught((task, thrown) -> neighbours.set(thrown))
                        .build()) {
            other.blockOn(Future.run(() -> one.execute(() -> {
                throw failure;
            })));
            Gate.until("a report", () -> mine.get() != null);
        }
        assertSame(failure, mine.get());
        assertEquals(null, neighbours.get());
    }

    @EveryScheduler
    void scope_ofOneSchedulerFails_leavesTasksOfAnotherAlone(Subject subject) {
        Probe<String> probe = new Probe<>();
        List<JoinHandle<String>> tasks = new ArrayList<>();
        try (Scheduler one = subject.start();
                Scheduler other = subject.start()) {
            assertThrows(
                    CancellationException.class,
                    () -> one.blockOn(Future.run(() -> {
                        tasks.add(other.spawn(probe));
                        throw new CancellationException("the root gives up");
                    })));
            probe.complete("value");
            assertEquals("value", other.blockOn(tasks.get(0)));
        }
        probe.assertFinished();
    }

    @EveryScheduler
    void manySchedulers_atOnce_allWork(Subject subject) {
        List<Scheduler> schedulers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            schedulers.add(subject.start());
        }
        for (Scheduler scheduler : schedulers) {
            assertEquals(scheduler.name(), scheduler.blockOn(scheduler.spawn(Future.call(scheduler::name))));
        }
        schedulers.forEach(Scheduler::close);
        schedulers.forEach(scheduler -> assertEquals(List.of(), RarThreads.of(scheduler.name())));
    }
}
