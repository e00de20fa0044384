package rar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import rar.benchmarks.report.Figure;

/** What sleeping tasks cost in memory: all that is resident, and what a task keeps alive on the heap. */
final class Memory implements Program {
    private static final long NIGHT = TimeUnit.HOURS.toNanos(1);

    @Override
    public List<String> peers() {
        return List.of("rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "netty", "reactor");
    }

    @Override
    public List<Integer> sizes() {
        return List.of(100_000, 1_000_000);
    }

    @Override
    public int runs() {
        return 3;
    }

    @Override
    public List<Figure> run(String peer, int workers, int size) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Sleeping runtime = Peers.start(peer, workers, Sleeping.class)) {
            runtime.sleep(NIGHT);
            ThisProcess.awaitQuiet();
            long before = ThisProcess.liveBytes();
            for (int i = 0; i < size; i++) {
                runtime.sleep(NIGHT);
            }
            ThisProcess.awaitQuiet();
            ThisProcess.residentBytes()
                    .ifPresent(bytes -> figures.add(figure("resident", peer, workers, size, bytes / 1e6, "MB")));
            double live = ThisProcess.liveBytes() - before;
            figures.add(figure("live", peer, workers, size, live / size, "B/task"));
        }
        return figures;
    }
}
