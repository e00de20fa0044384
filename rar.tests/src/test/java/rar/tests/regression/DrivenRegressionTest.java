package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Waker;

/** Threads that wait in blockOn, and what they do meanwhile. */
class DrivenRegressionTest {
    private static final int MANY_POLLS = 1_000_000;

    @RegisterExtension
    final Schedulers schedulers = new Schedulers();

    // The waiter parked although it had been woken: the permit had gone into the lock of the executor's last look.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void wake_permitUsedUpByTheExecutorsOwnLock_isNotLost(int contendedLook) throws Exception {
        ContendedQueue executor = new ContendedQueue(contendedLook);
        Scheduler scheduler = schedulers.start(executor);
        AtomicReference<Waker> waker = new AtomicReference<>();
        Attempt<Void> waiting = Attempt.start(() ->
                scheduler.blockOn(context -> waker.getAndSet(context.waker()) == null ? Poll.pending() : Poll.done()));
        executor.awaitContention();
        waker.get().wake();
        executor.unlock();
        waiting.result();
    }

    // A waiter that always found a wake never came to run a task.
    @Test
    void mainFuture_alwaysWakesItself_doesNotStarveTheTasksItDrives() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.DRIVEN);
        AtomicBoolean ran = new AtomicBoolean();
        Attempt<Void> attempt = Attempt.start(() -> scheduler.blockOn(Future.defer(() -> {
            Context.spawn(Future.run(() -> ran.set(true)));
            return spinUntil(ran);
        })));
        attempt.result();
    }

    // A waiter that always found a wake never looked whether it was interrupted.
    @ParameterizedTest
    @EnumSource
    void mainFuture_alwaysWakesItself_isGivenUpAtAnInterrupt(Kind kind) throws Exception {
        Scheduler scheduler = schedulers.start(kind);
        AtomicInteger cancelled = new AtomicInteger();
        Attempt<Boolean> attempt = Attempt.start(() -> {
            Future<Void> spinning = spinUntil(new AtomicBoolean());
            Thread.currentThread().interrupt();
            assertThrows(
                    CancellationException.class,
                    () -> scheduler.blockOn(spinning.doFinally(cancelled::incrementAndGet)));
            return Thread.interrupted();
        });
        assertTrue(attempt.result(), "the thread stays interrupted");
        assertEquals(1, cancelled.get());
    }

    // A thread in blockOn is awaited by close(); called on just that thread it waited for itself.
    @Test
    void close_inACallbackOnTheDrivingThread_isRefused() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.DRIVEN);
        Attempt<Throwable> attempt = Attempt.start(() -> scheduler
                .blockOn(Future.call(() -> Context.spawn(Context.yieldNow())
                        .toCompletableFuture()
                        .handle((value, failure) -> assertThrows(Throwable.class, scheduler::close))))
                .join());
        assertInstanceOf(IllegalStateException.class, attempt.result());
    }

    /** Wakes itself at each poll; gives up in the end, so that a bug does not take a processor for good. */
    private static Future<Void> spinUntil(AtomicBoolean condition) {
        AtomicInteger polls = new AtomicInteger();
        return context -> {
            assertTrue(polls.incrementAndGet() < MANY_POLLS, "nothing else had a turn");
            context.waker().wake();
            return condition.get() ? Poll.done() : Poll.pending();
        };
    }
}
