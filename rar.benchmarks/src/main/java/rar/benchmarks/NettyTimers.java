package rar.benchmarks;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Netty's wheel, as it comes. */
final class NettyTimers implements Timers {
    private final HashedWheelTimer timer = new HashedWheelTimer();

    @Override
    public void fill(int timers) {
        for (int i = 0; i < timers; i++) {
            set(i);
        }
    }

    @Override
    public void setAndCancel(int timers) {
        for (int i = 0; i < timers; i++) {
            set(i).cancel();
        }
    }

    @Override
    public void setThenCancel(int timers) {
        List<Timeout> set = new ArrayList<>(timers);
        for (int i = 0; i < timers; i++) {
            set.add(set(i));
        }
        set.forEach(Timeout::cancel);
    }

    private Timeout set(int i) {
        return timer.newTimeout(timeout -> {}, Delays.nanos(i), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.stop();
    }
}
