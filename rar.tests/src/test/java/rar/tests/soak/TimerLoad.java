package rar.tests.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Interval;
import rar.api.Scheduler;
import rar.api.Time;

/** Sleeps, ticks, and limits that are reached or not. */
final class TimerLoad implements Load {
    private static final int TASKS = 200;
    private static final int LONGEST_NANOS = 5_000_000;

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) {
        scheduler.blockOn(Future.defer(() -> {
            List<Future<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                tasks.add(Context.spawn(books.enter(timed(random))));
            }
            return Futures.joinAll(tasks);
        }));
    }

    private static Future<Void> timed(SplittableRandom random) {
        Duration length = Duration.ofNanos(random.nextInt(LONGEST_NANOS));
        return switch (random.nextInt(5)) {
            case 0 -> ticks(1 + random.nextInt(3));
            case 1 -> Time.sleep(length).timeout(Duration.ofHours(1));
            case 2 -> Time.sleep(Duration.ofHours(1)).timeout(length).recover(TimerLoad::outOfTime);
            case 3 -> Futures.race(List.of(Time.sleep(length), Time.sleep(length.multipliedBy(2))));
            default -> Time.sleep(length);
        };
    }

    private static Future<Void> ticks(int count) {
        Interval interval = Time.interval(Duration.ofMillis(1));
        int[] left = {count};
        return Futures.repeatWhile(() -> interval.tick().map(tick -> --left[0] > 0));
    }

    private static Future<Void> outOfTime(Throwable thrown) {
        return thrown instanceof TimeoutException ? Future.ready(null) : Future.failed(thrown);
    }
}
