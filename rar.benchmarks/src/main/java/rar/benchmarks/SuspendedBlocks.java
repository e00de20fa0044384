package rar.benchmarks;

import java.util.List;
import rar.benchmarks.report.Figure;

/** What a suspended block keeps alive on the heap, with the task or thread that it is in. */
final class SuspendedBlocks implements Program {
    @Override
    public List<String> peers() {
        return List.of("rar", "virtual-threads", "kotlin");
    }

    @Override
    public List<Integer> sizes() {
        return List.of(100_000);
    }

    @Override
    public List<String> flags(String peer) {
        return peer.equals("rar") ? Settings.asyncBlockFlags() : List.of();
    }

    @Override
    public List<Figure> run(String peer, int workers, int size) {
        try (DirectStyle runtime = Peers.startDirect(peer, workers)) {
            runtime.suspendForEver(size); // has the code compiled, whose frames are what is kept
            ThisProcess.awaitQuiet();
            long before = ThisProcess.liveBytes();
            runtime.suspendForEver(size);
            ThisProcess.awaitQuiet();
            double live = ThisProcess.liveBytes() - before;
            return List.of(figure("live", peer, workers, size, live / size, "B/block"));
        }
    }
}
