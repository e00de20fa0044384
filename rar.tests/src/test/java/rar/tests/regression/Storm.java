package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import rar.api.Future;
import rar.api.Scheduler;

/**
 * The short life of a scheduler: some threads have it run random futures, and after a moment another interrupts the
 * first of them and closes it, or lets it finish for as long as a few milliseconds. What was begun must come to its
 * end, and all threads with it.
 */
final class Storm {
    private static final int DEPTH = 4;

    private final SplittableRandom random;
    private final RandomFutures futures = new RandomFutures();
    private final Scheduler scheduler;

    Storm(Kind kind, SplittableRandom random) {
        this.random = random;
        this.scheduler = kind.build(Schedulers.single()
                .threads(1 + random.nextInt(3))
                .blockingThreads(1 + random.nextInt(4))
                .onUncaught((task, failure) -> note(failure)));
    }

    /** Returns when it is over; throws if something was not as it should be. */
    void rage() throws Exception {
        List<Attempt<Void>> callers = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            SplittableRandom own = random.split();
            callers.add(Attempt.start(() -> callUntilRejected(own)));
        }
        Attempt<Void> closer = Attempt.start(() -> end(callers.get(0)));
        for (Attempt<Void> caller : callers) {
            caller.result();
        }
        closer.result();
        assertEquals(List.of(), List.copyOf(futures.broken()));
        assertEquals(futures.made(), futures.ended(), "futures made, and ended");
        assertEquals(List.of(), Schedulers.threads(scheduler));
    }

    private void callUntilRejected(SplittableRandom own) {
        while (true) {
            Future<Integer> future = futures.grow(own.split(), DEPTH);
            try {
                if (own.nextInt(4) == 0) {
                    scheduler.spawn(future);
                } else {
                    scheduler.blockOn(future);
                }
            } catch (RejectedExecutionException e) {
                return;
            } catch (Throwable t) {
                note(t);
            }
            Thread.interrupted();
        }
    }

    private void end(Attempt<Void> caller) {
        LockSupport.parkNanos(random.nextInt(20_000_000));
        if (random.nextInt(3) == 0) {
            caller.interrupt();
        }
        if (random.nextBoolean()) {
            scheduler.shutdown(Duration.ofMillis(random.nextInt(5)));
        } else {
            scheduler.close();
        }
    }

    /** That a future was cancelled, rejected or out of time is as it should be. */
    private void note(Throwable failure) {
        boolean expected = failure instanceof CancellationException
                || failure instanceof RejectedExecutionException
                || failure instanceof TimeoutException
                || failure instanceof CompletionException;
        if (!expected) {
            failure.printStackTrace();
            futures.broken().add(failure.toString());
        }
    }
}
