package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Blocking calls that are cancelled: before they have a thread, and while they have one. */
class BlockingRegressionTest {
    @RegisterExtension
    final Schedulers schedulers = new Schedulers();

    // A cancelled call ended only when it had its turn on a thread, and its scope waited for that.
    @Test
    void queuedCall_cancelled_letsBlockOnReturn() throws Exception {
        Scheduler scheduler = startOccupied();
        AtomicBoolean ran = new AtomicBoolean();
        Attempt<Void> attempt = Attempt.start(() -> scheduler.blockOn(Future.run(
                () -> Context.spawnBlocking(() -> ran.getAndSet(true)).cancel())));
        attempt.result();
        assertFalse(ran.get());
    }

    // The same, with the cancellation that follows from an interrupt of the caller.
    @Test
    void queuedCall_callerInterrupted_letsBlockOnReturn() throws Exception {
        Scheduler scheduler = startOccupied();
        AtomicBoolean ran = new AtomicBoolean();
        Attempt<CancellationException> attempt = Attempt.start(() -> assertThrows(
                CancellationException.class,
                () -> scheduler.blockOn(Future.defer(() -> {
                    Thread.currentThread().interrupt();
                    return Context.spawnBlocking(() -> ran.getAndSet(true));
                }))));
        attempt.result();
        assertFalse(ran.get());
    }

    // The interrupt outlived the call, and hit what the thread did next: first of all, the joiners.
    @Test
    void interruptOfACall_isOverWhenItsJoinersAreTold() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        CountDownLatch inside = new CountDownLatch(1);
        JoinHandle<String> call = scheduler.spawnBlocking(() -> {
            inside.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return "value";
        });
        CompletableFuture<Boolean> interrupted = call.toCompletableFuture()
                .handle((value, failure) -> Thread.currentThread().isInterrupted());
        Patience.await(inside);
        call.cancel();
        assertFalse(interrupted.get(Patience.SECONDS, TimeUnit.SECONDS));
    }

    // The same, with an interrupt that comes as the call ends: it could hit the next call.
    @Test
    void interruptOfACallThatIsEnding_doesNotHitTheNext() throws Exception {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        Attempt<Boolean> attempt = Attempt.start(() -> {
            boolean hit = false;
            for (int i = 0; i < 500; i++) {
                CountDownLatch inside = new CountDownLatch(1);
                JoinHandle<Void> ending = scheduler.spawnBlocking(() -> {
                    inside.countDown();
                    return null;
                });
                JoinHandle<Boolean> next = scheduler.spawnBlocking(() -> spinInterruptibly(1_000));
                Patience.await(inside);
                ending.cancel();
                hit |= scheduler.blockOn(next);
            }
            return hit;
        });
        assertFalse(attempt.result());
    }

    /** Whether there is an interrupt in the time that so many rounds take. */
    private static boolean spinInterruptibly(int rounds) {
        for (int i = 0; i < rounds; i++) {
            if (Thread.currentThread().isInterrupted()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** A scheduler whose only blocking thread is taken until it closes. */
    private Scheduler startOccupied() throws InterruptedException {
        Scheduler scheduler = schedulers.start(Kind.FIFO);
        CountDownLatch inside = new CountDownLatch(1);
        scheduler.spawnBlocking(() -> {
            inside.countDown();
            new CountDownLatch(1).await();
            return null;
        });
        Patience.await(inside);
        return scheduler;
    }
}
