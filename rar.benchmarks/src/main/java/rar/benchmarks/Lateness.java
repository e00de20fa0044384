package rar.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import rar.benchmarks.report.Figure;

/** How late tasks wake that sleep between a millisecond and a second. A hundred are started in each millisecond. */
final class Lateness implements Program {
    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int BURST = 100;

    @Override
    public List<String> peers() {
        return List.of("rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "netty", "reactor");
    }

    @Override
    public List<Integer> sizes() {
        return List.of(100_000);
    }

    @Override
    public int runs() {
        return 5;
    }

    @Override
    public List<Figure> run(String peer, int workers, int size) {
        try (Sleeping runtime = Peers.start(peer, workers, Sleeping.class)) {
            sleep(runtime, size); // for the JVM to warm up
            Waits late = sleep(runtime, size);
            return late.figures(this, peer, workers, size);
        }
    }

    private static Waits sleep(Sleeping runtime, int sleepers) {
        Random random = new Random(1);
        Waits late = new Waits(sleepers);
        for (int i = 0; i < sleepers; i++) {
            if (i % BURST == 0) {
                LockSupport.parkNanos(PACE);
            }
            long nanos = SHORTEST + (long) (random.nextDouble() * (LONGEST - SHORTEST));
            long due = System.nanoTime() + nanos;
            runtime.sleepThen(nanos, () -> late.add(System.nanoTime() - due));
        }
        late.await();
        return late;
    }
}
