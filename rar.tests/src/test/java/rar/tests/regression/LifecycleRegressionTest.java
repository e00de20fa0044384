package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.TaskLocal;

/** Calls from the wrong place or at the wrong time, and what is left of a scope. */
class LifecycleRegressionTest {
    @RegisterExtension
    final Schedulers schedulers = new Schedulers();

    // Between polls a worker looked like any thread, and blockOn blocked it.
    @Test
    void blockOn_inACallbackOnAWorker_isRefused() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Throwable> thrown = scheduler
                .spawn(Futures.fromCompletionStage(gate))
                .toCompletableFuture()
                .handle((value, failure) ->
                        assertThrows(Throwable.class, () -> scheduler.blockOn(Future.ready("value"))));
        gate.complete(null);
        assertInstanceOf(IllegalStateException.class, thrown.get(Patience.SECONDS, TimeUnit.SECONDS));
    }

    // The exception was all that came of the interrupt.
    @Test
    void blockOn_futureThrowsInterruptedException_leavesTheThreadInterrupted() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        Attempt<Boolean> attempt = Attempt.start(() -> {
            assertThrows(Exception.class, () -> scheduler.blockOn(Future.failed(new InterruptedException())));
            return Thread.interrupted();
        });
        assertTrue(attempt.result());
    }

    // A rejected future had no owner any more, and what it held was never released.
    @Test
    void spawn_rejectedWhileTheSchedulerCloses_cancelsTheFuture() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        AtomicInteger spawned = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch inside = new CountDownLatch(1);
        scheduler.spawnBlocking(() -> {
            inside.countDown();
            while (!scheduler.toString().contains("closed")) {
                Thread.onSpinWait();
            }
            return assertThrows(RejectedExecutionException.class, () -> {
                while (true) { // until the scope is closed too
                    spawned.incrementAndGet();
                    Context.spawn(Future.pending().doFinally(ended::incrementAndGet));
                }
            });
        });
        Patience.await(inside);
        Attempt.start(scheduler::close).result();
        assertTrue(spawned.get() > 0);
        assertEquals(spawned.get(), ended.get());
    }

    // The same, from outside.
    @Test
    void spawn_onAClosedScheduler_cancelsTheFuture() {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        scheduler.close();
        AtomicInteger ended = new AtomicInteger();
        Future<Object> first = Future.pending().doFinally(ended::incrementAndGet);
        assertThrows(RejectedExecutionException.class, () -> scheduler.spawn(first));
        assertEquals(1, ended.get());
        Future<Object> second = Future.pending().doFinally(ended::incrementAndGet);
        assertThrows(RejectedExecutionException.class, () -> scheduler.spawn("named", second));
        assertEquals(2, ended.get());
    }

    // The same, with blockOn.
    @Test
    void blockOn_onAClosedScheduler_cancelsTheFuture() {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        scheduler.close();
        AtomicInteger ended = new AtomicInteger();
        Future<Object> future = Future.pending().doFinally(ended::incrementAndGet);
        assertThrows(RejectedExecutionException.class, () -> scheduler.blockOn(future));
        assertEquals(1, ended.get());
    }

    // Scopes took numbers in blocks, and a block was given to two of them.
    @Test
    void ids_acrossScopes_areUnique() {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        List<Long> ids = new ArrayList<>();
        for (int scope = 0; scope < 3; scope++) {
            scheduler.blockOn(Future.run(() -> {
                for (int i = 0; i < 100; i++) {
                    ids.add(Context.spawn(Future.ready(1)).id());
                    ids.add(scheduler.spawn(Future.ready(1)).id());
                }
            }));
        }
        assertEquals(600, new HashSet<>(ids).size());
    }

    // Once close() had cancelled the tasks, shutdown() saw none left, and took them to have finished by themselves.
    @Test
    void shutdown_tasksCancelledByAConcurrentClose_returnsFalse() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        JoinHandle<Void> task = scheduler.spawn(Future.pending());
        Attempt<Boolean> shutdown = Attempt.start(() -> scheduler.shutdown(Duration.ofHours(1)));
        Patience.until("shutdown has begun", () -> isRefusing(scheduler));
        Attempt.start(scheduler::close).result();
        assertTrue(task.isCancelled());
        assertFalse(shutdown.result());
    }

    // A handle leads to its scope, and that led to the waiter, and to the waiter's thread.
    @Test
    void handle_ofAScopeThatEnded_doesNotKeepTheCallersThread() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        AtomicReference<JoinHandle<String>> handle = new AtomicReference<>();
        WeakReference<Thread> caller = callOnThreadOfItsOwn(
                () -> scheduler.blockOn(Future.run(() -> handle.set(Context.spawn(Future.ready("value"))))));
        Patience.until("the thread is gone", () -> {
            System.gc();
            return caller.refersTo(null);
        });
        assertEquals("value", scheduler.blockOn(handle.get()));
    }

    // A handle is the task, and that had a field for its task locals.
    @Test
    void handle_ofATaskThatEnded_doesNotKeepItsTaskLocals() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        AtomicReference<JoinHandle<Boolean>> handle = new AtomicReference<>();
        WeakReference<Object> value = spawnWithBinding(scheduler, handle);
        Patience.until("the value is gone", () -> {
            System.gc();
            return value.refersTo(null);
        });
        assertTrue(scheduler.blockOn(handle.get()));
    }

    private static WeakReference<Object> spawnWithBinding(
            Scheduler scheduler, AtomicReference<JoinHandle<Boolean>> handle) {
        TaskLocal<Object> local = TaskLocal.named("LOCAL");
        Object value = new Object();
        Future<Boolean> task = Context.yieldNow().map(done -> local.get() == value);
        scheduler.blockOn(local.bind(value, Future.run(() -> handle.set(Context.spawn(task)))));
        return new WeakReference<>(value);
    }

    private static WeakReference<Thread> callOnThreadOfItsOwn(Runnable body) throws InterruptedException {
        Thread thread = new Thread(body, "caller");
        thread.start();
        thread.join();
        return new WeakReference<>(thread);
    }

    private static boolean isRefusing(Scheduler scheduler) {
        try {
            scheduler.execute(() -> {});
            return false;
        } catch (RejectedExecutionException e) {
            return true;
        }
    }
}
