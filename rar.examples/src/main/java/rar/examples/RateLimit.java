package rar.examples;

import static rar.async.Async.async;
import static rar.async.Async.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Builder;
import rar.api.Future;
import rar.api.Interval;
import rar.api.MissedTick;
import rar.api.TaskGroup;
import rar.api.Time;
import rar.sync.Semaphore;
import rar.sync.SemaphorePermit;

/** A pool of workers under two limits: no more than three jobs at a time, and no more than one new job each 5 ms. */
public final class RateLimit {
    private static final int JOBS = 20;
    private static final int AT_A_TIME = 3;

    private static final AtomicInteger running = new AtomicInteger();
    private static final AtomicInteger most = new AtomicInteger();

    private RateLimit() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        try (var scheduler = new Builder().build()) {
            int done = scheduler.blockOn(runAll());
            System.out.println(done + " jobs done, at most " + most + " at a time");
        }
        boolean fast =
                System.nanoTime() - start < Duration.ofMillis(5 * (JOBS - 1)).toNanos();
        System.out.println(fast ? "too fast" : "and not too fast");
    }

    private static Future<Integer> runAll() {
        Semaphore places = new Semaphore(AT_A_TIME);
        Interval pace = Time.interval(Duration.ofMillis(5), MissedTick.DELAY);
        return TaskGroup.open((TaskGroup<Void> jobs) -> async(() -> {
            for (int i = 0; i < JOBS; i++) {
                await(pace.tick());
                SemaphorePermit place = await(places.acquire());
                jobs.spawn(job().doFinally(place::close));
            }
            return await(jobs.join()).size();
        }));
    }

    private static Future<Void> job() {
        return async(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(Time.sleep(Duration.ofMillis(20)));
            running.decrementAndGet();
        });
    }
}
