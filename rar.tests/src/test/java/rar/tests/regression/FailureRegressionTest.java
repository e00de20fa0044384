package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Waker;

/** Failures that nobody awaits, and the handler that is told of them (R5). */
class FailureRegressionTest {
    private static final Context BY_HAND = Context.of(Waker.noop());

    @RegisterExtension
    final Schedulers schedulers = new Schedulers();

    private final RuntimeException failure = new IllegalStateException("nobody awaits it");
    private final Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    // Having been awaited once, a task counted as awaited for good.
    @Test
    void failure_afterItsAwaiterGaveUp_isReported() throws Exception {
        Future<Void> awaiter =
                startReporting().spawn(Futures.fromCompletionStage(gate)).shield();
        assertTrue(awaiter.poll(BY_HAND).isPending());
        awaiter.cancel();
        gate.completeExceptionally(failure);
        awaitReport();
    }

    // The same, by way of a race that the awaiter lost.
    @Test
    void failure_afterItsAwaiterLostARace_isReported() {
        Scheduler scheduler = startReporting();
        JoinHandle<Void> task = scheduler.spawn(Futures.fromCompletionStage(gate));
        scheduler.blockOn(Futures.race(List.of(task.shield(), Future.ready(null))));
        gate.completeExceptionally(failure);
        awaitReport();
    }

    // An awaiter was woken, so the failure counted as delivered; but the awaiter gave up before it took it.
    @Test
    void failure_whoseAwaiterIsWokenAndGivesUp_isReported() throws Exception {
        JoinHandle<Void> task = startReporting().spawn(Futures.fromCompletionStage(gate));
        CountDownLatch woken = new CountDownLatch(1);
        Future<Void> awaiter = task.shield();
        assertTrue(awaiter.poll(Context.of(Waker.of(woken::countDown))).isPending());
        gate.completeExceptionally(failure);
        Patience.await(woken);
        awaiter.cancel();
        awaitReport();
    }

    // An exception cannot be suppressed in itself; the attempt threw, and both failures were lost.
    @Test
    void failure_thatTheHandlerRethrows_isLogged() {
        try (CapturedLog log = new CapturedLog()) {
            Scheduler scheduler = start(thrown -> {
                throw failure;
            });
            scheduler.execute(() -> {
                throw failure;
            });
            Patience.until("a log entry", () -> log.tellsOf(failure));
        }
    }

    // Reports are made on threads that close() waits for; a handler that closed waited for itself.
    @Test
    void handler_closesAsAScopeEnds_isRefusedAndBlockOnReturns() throws Exception {
        Scheduler scheduler = startClosing();
        Attempt<Void> attempt =
                Attempt.start(() -> scheduler.blockOn(Future.run(() -> Context.spawn(Future.failed(failure)))));
        attempt.result();
        assertInstanceOf(IllegalStateException.class, reported.remove());
    }

    // The same, with the report made by close() itself.
    @Test
    void handler_closesDuringClose_isRefusedAndCloseReturns() throws Exception {
        Scheduler scheduler = startClosing();
        JoinHandle<Object> task = scheduler.spawn(Future.failed(failure));
        Patience.until("the end", task::isDone);
        Attempt.start(scheduler::close).result();
        assertInstanceOf(IllegalStateException.class, reported.remove());
    }

    // The same, with the report made by the watch, which is a thread of the scheduler as well.
    @Test
    void handler_closesAfterAWhile_isRefused() {
        startClosing().spawn(Future.failed(failure));
        Patience.until("a report", () -> !reported.isEmpty());
        assertInstanceOf(IllegalStateException.class, reported.remove());
    }

    // Failures were watched on a thread of the blocking pool, which for that time had one less.
    @Test
    void blockingCall_whileFailuresAreWatched_getsTheOnlyThread() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch handling = new CountDownLatch(1);
        Scheduler scheduler = start(thrown -> {
            handling.countDown();
            Patience.await(called);
        });
        scheduler.spawn(Future.failed(failure));
        Patience.await(handling);
        scheduler.spawnBlocking(() -> {
            called.countDown();
            return "value";
        });
        Patience.await(called);
    }

    // The watch stood in line behind blocking calls, and failures went unreported until it had a turn.
    @Test
    void failure_whileTheBlockingPoolIsFull_isReported() throws Exception {
        Scheduler scheduler = startReporting();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        JoinHandle<String> blocking = scheduler.spawnBlocking(() -> {
            inside.countDown();
            Patience.await(release);
            return "value";
        });
        Patience.await(inside);
        scheduler.spawn(Future.failed(failure));
        awaitReport();
        release.countDown();
        assertEquals("value", scheduler.blockOn(blocking));
    }

    private void awaitReport() {
        Patience.until("a report", () -> !reported.isEmpty());
        assertEquals(List.of(failure), List.copyOf(reported));
    }

    private Scheduler startReporting() {
        return start(reported::add);
    }

    /** Its handler closes it, and notes what is thrown for that. */
    private Scheduler startClosing() {
        CompletableFuture<Scheduler> built = new CompletableFuture<>();
        Scheduler scheduler = start(thrown -> {
            try {
                built.join().close();
            } catch (Throwable t) {
                reported.add(t);
            }
        });
        built.complete(scheduler);
        return scheduler;
    }

    private Scheduler start(Handler handler) {
        return schedulers.start(Kind.FIFO, Schedulers.single().onUncaught((task, thrown) -> {
            try {
                handler.handle(thrown);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
    }

    private interface Handler {
        void handle(Throwable thrown) throws InterruptedException;
    }
}
