package rar.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Time;

/** RAR's timer, by way of sleeps that are polled once, and cancelled. */
final class RarTimers implements Timers {
    private final Scheduler scheduler;
    private final List<Future<Void>> pending = new ArrayList<>();

    RarTimers(int workers) {
        scheduler = new Builder().threads(workers).build();
    }

    @Override
    public void fill(int timers) {
        scheduler.blockOn(context -> {
            setAll(timers, pending, context);
            return Poll.done();
        });
    }

    @Override
    public void setAndCancel(int timers) {
        scheduler.blockOn(context -> {
            for (int i = 0; i < timers; i++) {
                set(i, context).cancel();
            }
            return Poll.done();
        });
    }

    @Override
    public void setThenCancel(int timers) {
        scheduler.blockOn(context -> {
            List<Future<Void>> set = new ArrayList<>(timers);
            setAll(timers, set, context);
            set.forEach(Future::cancel);
            return Poll.done();
        });
    }

    private static void setAll(int timers, List<Future<Void>> into, Context context) throws Exception {
        for (int i = 0; i < timers; i++) {
            into.add(set(i, context));
        }
    }

    private static Future<Void> set(int timer, Context context) throws Exception {
        Future<Void> sleep = Time.sleep(Duration.ofNanos(Delays.nanos(timer)));
        if (!sleep.poll(context).isPending()) {
            throw new IllegalStateException("a timer of hours was due at once");
        }
        return sleep;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
