package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** The end of a scheduler by {@code shutdown(grace)} (R6). */
@Tag("R6")
class ShutdownTest {
    private static final Duration LONG = Duration.ofDays(400_000); // more nanoseconds than fit into a long

    @EveryScheduler
    void shutdown_tasksFinish_isTrue(Subject subject) {
        Probe<String> probe = new Probe<>();
        Scheduler scheduler = subject.start();
        JoinHandle<String> task = scheduler.spawn(probe);
        probe.awaitPolls(1);
        Crew closer = Crew.start(1, member -> assertTrue(scheduler.shutdown(LONG)));
        awaitDraining(scheduler);
        assertFalse(task.isDone());
        probe.complete("value");
        closer.join();
        assertFalse(task.isCancelled());
        probe.assertFinished();
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
        assertThrows(RejectedExecutionException.class, () -> scheduler.spawn(Future.ready(1)));
    }

    @EveryScheduler
    void shutdown_nothingToDo_isTrueEvenWithoutGrace(Subject subject) {
        Scheduler scheduler = subject.start();
        assertTrue(scheduler.shutdown(Duration.ZERO));
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
    }

    @EveryScheduler
    void shutdown_graceOver_cancelsTheRestAndIsFalse(Subject subject) {
        Probe<String> probe = new Probe<>();
        Scheduler scheduler = subject.start();
        JoinHandle<String> task = scheduler.spawn(probe);
        assertFalse(scheduler.shutdown(Duration.ofMillis(20)));
        assertTrue(task.isCancelled());
        probe.assertGivenUp();
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
    }

    @EveryScheduler
    void shutdown_underWay_lets_tasksSpawnWhatTheyNeedToFinish(Subject subject) {
        Probe<String> probe = new Probe<>();
        AtomicInteger ended = new AtomicInteger();
        Scheduler scheduler = subject.start();
        scheduler.spawn(probe.flatMap(v -> Context.spawn(Future.call(ended::incrementAndGet)))
                .flatMap(v -> Context.current().scheduler().spawn(Future.call(ended::incrementAndGet)))
                .flatMap(v -> Context.spawnBlocking(
                        () -> Context.current().scheduler().blockOn(Future.call(ended::incrementAndGet)))));
        probe.awaitPolls(1);
        Crew closer = Crew.start(1, member -> assertTrue(scheduler.shutdown(LONG)));
        awaitDraining(scheduler);
        probe.complete("go on");
        closer.join();
        assertEquals(3, ended.get());
    }

    @EveryScheduler
    void shutdown_waitsForCallersOfBlockOnAndTheirTasks(Subject subject) {
        Probe<String> root = new Probe<>();
        Probe<String> task = new Probe<>();
        Scheduler scheduler = subject.start();
        Crew caller = Crew.start(
                1,
                member -> assertEquals("root", scheduler.blockOn(Future.defer(() -> {
                    Context.spawn(task);
                    return root;
                }))));
        root.awaitPolls(1);
        task.awaitPolls(1);
        Crew closer = Crew.start(1, member -> assertTrue(scheduler.shutdown(LONG)));
        awaitDraining(scheduler);
        root.complete("root");
        task.complete("task");
        caller.join();
        closer.join();
        root.assertFinished();
        task.assertFinished();
    }

    @EveryScheduler
    void shutdown_interrupted_endsTheGraceAndIsFalse(Subject subject) {
        Probe<String> probe = new Probe<>();
        Scheduler scheduler = subject.start();
        scheduler.spawn(probe);
        Crew closer = Crew.start(1, member -> {
            assertFalse(scheduler.shutdown(LONG));
            assertTrue(Thread.currentThread().isInterrupted());
        });
        awaitDraining(scheduler);
        closer.thread(0).interrupt();
        closer.join();
        probe.assertGivenUp();
    }

    @EveryScheduler
    void shutdown_cutShortByClose_isFalse(Subject subject) {
        Probe<String> probe = new Probe<>();
        AtomicBoolean quiet = new AtomicBoolean();
        Scheduler scheduler = subject.start();
        scheduler.spawn(probe);
        Crew closer = Crew.start(1, member -> quiet.set(scheduler.shutdown(LONG)));
        awaitDraining(scheduler);
        scheduler.close();
        closer.join();
        probe.assertGivenUp();
        assertFalse(quiet.get(), "the task did not finish by itself: close() cancelled it");
    }

    @EveryScheduler
    void shutdown_badArguments_areRefusedAndCloseNothing(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> scheduler.shutdown(Duration.ofNanos(-1)))
                    .getMessage();
            assertTrue(message.contains("grace") && message.contains("PT-0.000000001S"), message);
            assertThrows(NullPointerException.class, () -> scheduler.shutdown(null));
            JoinHandle<Boolean> inside = scheduler.spawn(Future.call(() -> scheduler.shutdown(Duration.ZERO)));
            assertThrows(IllegalStateException.class, () -> scheduler.blockOn(inside));
            assertEquals("open", scheduler.blockOn(scheduler.spawn(Future.ready("open"))));
        }
    }

    private static void awaitDraining(Scheduler scheduler) {
        Gate.until("new work is rejected", () -> {
            try {
                scheduler.execute(() -> {});
                return false;
            } catch (RejectedExecutionException e) {
                return true;
            }
        });
    }
}
