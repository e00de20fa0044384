package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Time;

/** Schedulers that are opened beside the others, and closed while tasks run, sleep, wait and are spawned. */
final class LifecycleLoad implements Load {
    private static final AtomicLong SERIAL = new AtomicLong();
    private static final int LONGEST_NANOS = 3_000_000;

    @Override
    public void round(Scheduler beside, Books books, SplittableRandom random) throws Exception {
        Scheduler scheduler = new Builder()
                .scheduler(beside.provider())
                .threads(1 + random.nextInt(3))
                .name(Footprint.NAME + "-short-" + SERIAL.incrementAndGet())
                .onUncaught((task, thrown) -> uncaught(books, thrown))
                .build();
        SplittableRandom own = random.split();
        Thread other = new Thread(() -> spawnUntilRejected(scheduler, books, own), "soak-spawner");
        scheduler.blockOn(books.enter(Context.yieldNow())); // is at work
        other.start();
        LockSupport.parkNanos(random.nextInt(LONGEST_NANOS));
        if (random.nextBoolean()) {
            scheduler.shutdown(Duration.ofNanos(random.nextInt(LONGEST_NANOS)));
        } else {
            scheduler.close();
        }
        other.join();
        assertEquals(List.of(), Footprint.threadsOf(scheduler.name()), "threads of a scheduler that was closed");
    }

    private static void spawnUntilRejected(Scheduler scheduler, Books books, SplittableRandom random) {
        try {
            while (true) {
                JoinHandle<Void> task = scheduler.spawn(books.enter(future(books, random)));
                if (random.nextInt(8) == 0) {
                    scheduler.blockOn(task);
                }
            }
        } catch (RejectedExecutionException | CancellationException e) {
            // it was closed
        } catch (Throwable t) {
            books.fault("a scheduler that is being closed throws " + t);
        }
    }

    /** A task may fail to spawn another one: its scheduler is being closed. */
    private static void uncaught(Books books, Throwable thrown) {
        if (!(thrown instanceof RejectedExecutionException)) {
            books.fault("a task failed: " + thrown);
        }
    }

    private static Future<Void> future(Books books, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Context.yieldNow();
            case 1 -> Time.sleep(Duration.ofNanos(random.nextInt(LONGEST_NANOS)));
            default -> Future.defer(() -> Context.spawn(books.enter(Context.yieldNow())));
        };
    }
}
