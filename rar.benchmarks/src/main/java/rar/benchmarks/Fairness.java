package rar.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import rar.benchmarks.report.Figure;

/**
 * How long a light task waits beside heavy ones: two a thread, that work 10 µs at a time and yield in between. Not for
 * virtual threads and {@code ForkJoinPool}, where it does not come to run in any time that one would wait.
 */
final class Fairness implements Program {
    private static final int HEAVY_PER_THREAD = 2;
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int WARM_UP = 4; // times as many, ten times as fast, until the JVM has compiled what they need

    @Override
    public List<String> peers() {
        return List.of("rar", "rar-fifo", "kotlin", "netty");
    }

    @Override
    public List<Integer> sizes() {
        return List.of(5_000);
    }

    @Override
    public int runs() {
        return 3;
    }

    @Override
    public List<Figure> run(String peer, int workers, int size) {
        try (Busy runtime = Peers.start(peer, workers, Busy.class)) {
            Runnable end = runtime.keepYielding(HEAVY_PER_THREAD * workers);
            start(runtime, WARM_UP * size, PACE / 10);
            Waits waits = start(runtime, size, PACE);
            end.run();
            return waits.figures(this, peer, workers, size);
        }
    }

    private static Waits start(Busy runtime, int tasks, long pace) {
        Waits waits = new Waits(tasks);
        for (int i = 0; i < tasks; i++) {
            LockSupport.parkNanos(pace);
            long started = System.nanoTime();
            runtime.start(() -> waits.add(System.nanoTime() - started));
        }
        waits.await();
        return waits;
    }
}
