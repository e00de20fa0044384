package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Between tasks and the JDK's {@code CompletableFuture}, in both directions. */
class CompletionTest {
    @EveryScheduler
    void completableFuture_ofATask_completesWithItsValue(Subject subject) throws Exception {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            CompletableFuture<String> before = task.toCompletableFuture();
            CompletableFuture<Integer> chained = before.thenApply(String::length);
            assertFalse(before.isDone());
            probe.complete("value");
            assertEquals("value", before.get(30, TimeUnit.SECONDS));
            assertEquals(5, chained.get(30, TimeUnit.SECONDS));
            CompletableFuture<String> after = task.toCompletableFuture();
            assertTrue(after.isDone());
            assertEquals("value", after.join());
        }
    }

    @EveryScheduler
    void completableFuture_ofATaskThatFails_failsWithTheSameThrowable(Subject subject) {
        IOException failure = new IOException("checked");
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Object> task = scheduler.spawn(Future.failed(failure));
            CompletableFuture<Object> completable = task.toCompletableFuture();
            ExecutionException thrown =
                    assertThrows(ExecutionException.class, () -> completable.get(30, TimeUnit.SECONDS));
            assertSame(failure, thrown.getCause());
        }
    }

    @EveryScheduler
    void completableFuture_ofACancelledTask_isCancelled(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Object> task = scheduler.spawn(Future.pending());
            CompletableFuture<Object> completable = task.toCompletableFuture();
            task.cancel();
            assertThrows(CancellationException.class, () -> completable.get(30, TimeUnit.SECONDS));
            assertTrue(completable.isCancelled());
        }
    }

    @EveryScheduler
    void completableFuture_cancelled_cancelsTheTask(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            probe.awaitPolls(1);
            assertTrue(task.toCompletableFuture().cancel(true));
            assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
            probe.assertGivenUp();
        }
    }

    @EveryScheduler
    void completableFuture_whoseDependentIsCancelled_leavesTheTaskRunning(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            assertTrue(task.toCompletableFuture().thenApply(String::length).cancel(true));
            probe.complete("value");
            assertEquals("value", scheduler.blockOn(task));
            probe.assertFinished();
        }
    }

    @EveryScheduler
    void completableFuture_whoseDependentThrows_disturbsNobody(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            CompletableFuture<Void> dependent = task.toCompletableFuture().thenAccept(value -> {
                throw new IllegalStateException("a dependent stage fails");
            });
            probe.complete("value");
            assertEquals("value", scheduler.blockOn(task));
            Gate.until("the dependent ran", dependent::isCompletedExceptionally);
        }
    }

    @EveryScheduler
    void stage_awaited_yieldsValueOrFailureAsItIs(Subject subject) {
        IllegalStateException failure = new IllegalStateException("of the stage");
        try (Scheduler scheduler = subject.start()) {
            CompletableFuture<String> good = new CompletableFuture<>();
            JoinHandle<String> task = scheduler.spawn(Futures.fromCompletionStage(good));
            assertTrue(good.complete("value"));
            assertEquals("value", scheduler.blockOn(task));
            CompletableFuture<String> bad = new CompletableFuture<>();
            CompletionStage<String> dependent = bad.thenApply(v -> v); // wraps in CompletionException
            assertTrue(bad.completeExceptionally(failure));
            for (CompletionStage<String> stage : List.of(bad, dependent)) {
                Future<String> future = Futures.fromCompletionStage(stage);
                assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(future)));
            }
        }
    }

    @EveryScheduler
    void stage_completedWhileItsTaskPolls_isNeverMissed(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (int round = 0; round < 1_000; round++) {
                CompletableFuture<Integer> stage = new CompletableFuture<>();
                JoinHandle<Integer> task = scheduler.spawn(Futures.fromCompletionStage(stage));
                stage.complete(round);
                assertEquals(round, scheduler.blockOn(task));
            }
        }
    }

    @EveryScheduler
    void stage_whoseTaskIsCancelled_isCancelled(Subject subject) {
        CompletableFuture<String> stage = new CompletableFuture<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(Futures.fromCompletionStage(stage));
            task.cancel();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
            assertTrue(stage.isCancelled());
        }
    }

    @EveryScheduler
    void stage_ofAFuture_runsItAsATaskOfTheScheduler(Subject subject) throws Exception {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Future<Boolean> own = Future.call(() -> Context.current().scheduler() == scheduler);
            assertTrue(Futures.toCompletionStage(scheduler, own)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS));
            CompletableFuture<String> stage =
                    Futures.toCompletionStage(scheduler, probe).toCompletableFuture();
            probe.awaitPolls(1);
            assertTrue(stage.cancel(true));
            probe.awaitCancelled();
            probe.assertGivenUp();
        }
    }
}
