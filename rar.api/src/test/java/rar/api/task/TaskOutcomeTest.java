package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Waker;

/** What comes of a task, and who is told. One thread. */
class TaskOutcomeTest {
    private final IllegalStateException failure = new IllegalStateException("on purpose");
    private final PlainHost host = new PlainHost();
    private final Scope scope = new Scope(host, Waker.noop());

    private <T> TaskCell<T> spawn(Future<T> future) {
        return (TaskCell<T>) scope.spawn(future, null);
    }

    private <T> TaskCell<T> run(Future<T> future) {
        TaskCell<T> task = spawn(future);
        host.runNext();
        return task;
    }

    /** Waits for ever, and throws when it is given up. */
    private static Future<Void> stubborn(RuntimeException thrown) {
        return new Future<>() {
            @Override
            public Poll<Void> poll(Context context) {
                return Poll.pending();
            }

            @Override
            public void cancel() {
                throw thrown;
            }
        };
    }

    // ---- failures

    @Test
    void failure_thatNobodyAwaits_isHandedOnOnce() {
        TaskCell<Void> task = run(Future.failed(failure));
        assertEquals(List.of(task), host.unawaited);
        assertSame(failure, task.claimFailure());
        assertNull(task.claimFailure());
    }

    @Test
    void failure_thatSomebodyTakes_isNotClaimedAgain() {
        TaskCell<Void> task = run(Future.failed(failure));
        assertSame(failure, task.thrown());
        assertSame(failure, assertThrows(IllegalStateException.class, task::outcome));
        assertNull(task.claimFailure());
        assertSame(failure, assertThrows(IllegalStateException.class, task::outcome));
    }

    @Test
    void failure_thatSomebodyIsGoingToTake_isNotClaimedForAReport() {
        TaskCell<Void> task = run(Future.failed(failure));
        task.awaitLater();
        assertNull(task.claimFailure());
        task.awaitNoLonger();
        assertEquals(List.of(task, task), host.unawaited);
        assertSame(failure, task.claimFailure());
    }

    @Test
    void failure_reachesACompletableFuture() {
        TaskCell<Void> task = spawn(Future.failed(failure));
        CompletableFuture<Void> completable = task.toCompletableFuture();
        host.runNext();
        assertSame(
                failure,
                assertThrows(CompletionException.class, completable::join).getCause());
        assertEquals(List.of(), host.unawaited);
    }

    @Test
    void failure_whileACompletableFutureHasItsDependentsRun_isNotReported() {
        TaskCell<Void> task = run(Future.failed(failure));
        List<Throwable> reported = new ArrayList<>();
        TaskCompletion<Void> completion = new TaskCompletion<>(task);
        CompletableFuture<Void> dependent = completion.whenComplete((value, thrown) -> {
            Throwable claimed = task.claimFailure();
            if (claimed != null) {
                reported.add(claimed);
            }
        });
        completion.wake();
        assertTrue(dependent.isCompletedExceptionally());
        assertEquals(List.of(), reported);
        assertNull(task.claimFailure());
    }

    @Test
    void failure_afterTheCompletableFutureWasCompletedByOthers_isHandedOn() {
        TaskCell<Void> task = spawn(Future.failed(failure));
        CompletableFuture<Void> completable = task.toCompletableFuture();
        completable.complete(null); // as orTimeout does
        host.runNext();
        assertEquals(List.of(task), host.unawaited);
        assertSame(failure, task.claimFailure());
    }

    @Test
    void failure_takenByAJoinerAtOnce_isNotHandedOn() {
        TaskCell<Void> task = spawn(Future.failed(failure));
        task.join(task::claim);
        host.runNext();
        assertEquals(List.of(), host.unawaited);
    }

    @Test
    void failure_ofATaskThatWasCancelledMeanwhile_isReported() {
        TaskCell<?>[] task = new TaskCell<?>[1];
        task[0] = spawn(Future.run(() -> {
            task[0].cancel();
            throw failure;
        }));
        host.runNext();
        assertTrue(task[0].isCancelled());
        assertEquals(List.of(failure), host.uncaught);
        assertEquals(List.of(), host.unawaited);
    }

    @Test
    void failure_thatIsACancellation_isNeitherReportedNorHandedOn() {
        CancellationException cancellation = new CancellationException();
        TaskCell<Void> task = run(Future.failed(cancellation));
        assertTrue(task.isCancelled());
        assertSame(cancellation, task.thrown());
        assertEquals(List.of(), host.uncaught);
        assertEquals(List.of(), host.unawaited);
    }

    @Test
    void failure_ofCancel_isReported() {
        TaskCell<Void> task = run(stubborn(failure));
        task.cancel();
        host.runNext();
        assertTrue(task.isCancelled());
        assertEquals(List.of(failure), host.uncaught);
    }

    @Test
    void value_ofATask_marksNoFailure() {
        TaskCell<String> task = run(Future.ready("value"));
        assertNull(task.thrown());
        task.claim();
        assertEquals("value", task.outcome());
        assertTrue(task.toObserved(), "a value was taken for a failure");
    }

    @Test
    void outcome_ofACancelledTask_isAnExceptionThatNamesIt() {
        TaskCell<Void> task = (TaskCell<Void>) scope.<Void>spawn("loader", Future.pending(), null);
        task.cancel();
        assertFalse(task.isCancelled(), "is cancelled before it has ended");
        host.runNext();
        CancellationException thrown = assertThrows(CancellationException.class, task::outcome);
        assertTrue(thrown.getMessage().contains("loader"), thrown.getMessage());
    }

    // ---- ends without a beginning

    @Test
    void spawn_intoAScopeThatIsCancelled_neverPolls() {
        scope.cancel();
        TaskCell<Void> task = run(Future.run(() -> {
            throw failure;
        }));
        assertTrue(task.isCancelled());
        assertEquals(List.of(), host.uncaught);
    }

    @Test
    void task_thatIsRefused_hasItsFutureCancelled() {
        TaskCell<Void> task = new TaskCell<>(stubborn(failure), null);
        assertSame(failure, assertThrows(IllegalStateException.class, task::refuse));
    }

    @Test
    void cancel_ofABlockingCallInTheQueue_endsItThereAndThen() {
        JoinHandle<String> call = scope.spawnBlocking(() -> "value", null);
        assertEquals(1, host.blocking.size());
        call.cancel();
        assertTrue(call.isCancelled());
        assertTrue(host.blocking.isEmpty());
        assertTrue(scope.isEmpty());
    }

    @Test
    void cancel_ofABlockingCallThatRuns_interruptsItAndNothingAfterIt() {
        TaskCell<?>[] call = new TaskCell<?>[1];
        boolean[] interrupted = new boolean[1];
        call[0] = (TaskCell<?>) scope.spawnBlocking(
                () -> {
                    call[0].cancel();
                    interrupted[0] = Thread.currentThread().isInterrupted();
                    throw new InterruptedException();
                },
                null);
        host.blocking.remove().run();
        assertTrue(interrupted[0]);
        assertFalse(Thread.interrupted());
        assertTrue(call[0].isCancelled());
        assertEquals(List.of(), host.uncaught);
    }

    // ---- as a CompletableFuture

    @Test
    void completable_ofATaskThatRunsLater_completesWithIt() throws Exception {
        TaskCell<String> task = spawn(Future.ready("value"));
        CompletableFuture<String> before = task.toCompletableFuture();
        assertFalse(before.isDone());
        host.runNext();
        assertEquals("value", before.getNow("none"));
        assertEquals("value", task.toCompletableFuture().getNow("none"));
    }

    @Test
    void completable_ofATaskThatFails_hasItsFailure() {
        CompletableFuture<Void> completable = run(Future.<Void>failed(failure)).toCompletableFuture();
        assertTrue(completable.isCompletedExceptionally());
        assertSame(
                failure,
                assertThrows(ExecutionException.class, completable::get).getCause());
    }

    @Test
    void completable_thatIsCancelled_cancelsTheTask() {
        TaskCell<Void> task = spawn(Future.pending());
        CompletableFuture<Void> completable = task.toCompletableFuture();
        assertTrue(completable.cancel(false));
        assertFalse(completable.cancel(false) && !completable.isCancelled());
        host.runNext();
        assertTrue(task.isCancelled());
    }

    @Test
    void completable_ofATaskThatIsDone_cannotBeCancelled() {
        assertFalse(run(Future.ready("value")).toCompletableFuture().cancel(true));
    }

    @Test
    void completable_stageAfterIt_isCancelledAlone() {
        TaskCell<String> task = spawn(Future.ready("value"));
        CompletableFuture<Integer> stage = task.toCompletableFuture().thenApply(String::length);
        assertNotSame(TaskCompletion.class, stage.getClass());
        stage.cancel(true);
        host.runNext();
        assertFalse(task.isCancelled());
    }

    // ---- for people

    @Test
    void toString_always_saysWhereTheTaskIs() {
        String[] inside = new String[1];
        TaskCell<?>[] cell = new TaskCell<?>[1];
        cell[0] = (TaskCell<?>) scope.spawn(
                "loader",
                (Future<Void>) context -> {
                    inside[0] = cell[0].toString();
                    return Poll.pending();
                },
                null);
        assertEquals("loader (queued)", cell[0].toString());
        host.runNext();
        assertEquals("loader (running)", inside[0]);
        assertEquals("loader (waiting)", cell[0].toString());
        cell[0].cancel();
        host.runNext();
        assertEquals("loader (cancelled)", cell[0].toString());
    }

    @Test
    void toString_ofATaskThatIsDone_saysWhatCameOfIt() {
        assertTrue(run(Future.ready(1)).toString().matches("task-\\d+ \\(completed\\)"));
        assertTrue(run(Future.failed(failure)).toString().matches("task-\\d+ \\(failed\\)"));
    }

    @Test
    void execute_thatThrowsAtAWake_failsTheTask() {
        RejectedExecutionException rejected = new RejectedExecutionException("full");
        TaskCell<Void> task = new TaskCell<>(Future.pending(), null) {
            private int times;

            @Override
            void enqueue(rar.api.spi.Cause cause, AmbientThread current) {
                if (times++ > 0) {
                    throw rejected;
                }
                super.enqueue(cause, current);
            }
        };
        Stripe stripe = new Stripe(scope);
        stripe.enter(task);
        task.begin(null);
        host.runNext();
        task.wake();
        assertTrue(task.isDone());
        assertSame(rejected, task.thrown());
    }
}
