package rar.benchmarks.report;

import java.util.List;
import java.util.Map;

/** Results made up. */
final class Samples {
    static final String YIELD = "WakeBenchmark.yieldMany";
    static final String SPAWN = "SpawnBenchmark.fromWorker";

    private Samples() {}

    static Score score(String name, String peer, int workers, double value, double error) {
        return new Score(name, peer, workers, 0, value, error, 24, "ns/op");
    }

    static Results results(Score... scores) {
        return new Results(
                new Environment(
                        "full",
                        2,
                        "Pentium",
                        2,
                        "25 ns",
                        "Linux",
                        "HotSpot",
                        Map.of("netty", "4.2"),
                        "2026-01-01",
                        "abc",
                        "1.5 %",
                        "60 to 80 ns",
                        List.of()),
                List.of(scores));
    }
}
