package rar.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import rar.benchmarks.report.Figure;

/** What timers cost of which none is due: the share of one processor that the JVM takes while tasks sleep. */
final class IdleTimers implements Program {
    @Override
    public List<String> peers() {
        return List.of("rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "netty", "reactor");
    }

    @Override
    public List<Integer> sizes() {
        return List.of(1_000_000);
    }

    @Override
    public List<Figure> run(String peer, int workers, int size) {
        try (Sleeping runtime = Peers.start(peer, workers, Sleeping.class)) {
            for (int i = 0; i < size; i++) {
                runtime.sleep(Delays.nanos(i));
            }
            ThisProcess.awaitQuiet();
            long window = TimeUnit.MILLISECONDS.toNanos(size / 100);
            long cpu = ThisProcess.cpuNanos();
            long end = System.nanoTime() + window;
            for (long left = window; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            double share = 100.0 * (ThisProcess.cpuNanos() - cpu) / window;
            return List.of(figure("cpu", peer, workers, size, share, "% of a core"));
        }
    }
}
