package rar.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import rar.benchmarks.report.Figure;

/** How long each of many took, gathered from any thread. */
final class Waits {
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final Countdown all;

    Waits(int count) {
        nanos = new long[count];
        all = new Countdown(count);
    }

    void add(long wait) {
        nanos[next.getAndIncrement()] = wait;
        all.countDown();
    }

    /** Waits for the last; only then is there anything to see. */
    void await() {
        all.await();
        Arrays.sort(nanos);
    }

    List<Figure> figures(Program program, String peer, int workers, int size) {
        return List.of(
                program.figure("p50", peer, workers, size, micros(0.5), "µs"),
                program.figure("p99", peer, workers, size, micros(0.99), "µs"),
                program.figure("max", peer, workers, size, micros(1), "µs"));
    }

    /** The wait that so large a part of them did not exceed. */
    private double micros(double part) {
        int rank = (int) Math.ceil(part * nanos.length) - 1;
        return nanos[Math.max(rank, 0)] / 1e3;
    }
}
