package rar.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** How long timers have that are never to be due: the same, mixed delays of one to two hours for every peer. */
final class Delays {
    private static final long[] NANOS = new Random(1)
            .longs(1 << 10, TimeUnit.HOURS.toNanos(1), TimeUnit.HOURS.toNanos(2))
            .toArray();

    private Delays() {}

    static long nanos(int timer) {
        return NANOS[timer & (NANOS.length - 1)];
    }
}
