package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final String SCORES = """
            [{
              "benchmark": "rar.benchmarks.TimerBenchmark.setAndCancel", "mode": "avgt",
              "params": {"peer": "rar", "workers": "2", "pending": "1000000"},
              "primaryMetric": {
                "score": 60.0, "scoreError": 1.0, "scoreUnit": "ns/op", "rawData": [[59.5, 58.5], [62.0]]
              },
              "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 40.0}}
            }, {
              "benchmark": "rar.benchmarks.WakeLatencyBenchmark.wake", "mode": "sample",
              "params": {"peer": "kotlin", "workers": "2"},
              "primaryMetric": {
                "score": 9.0, "scoreError": 1.0, "scoreUnit": "ns/op",
                "scorePercentiles": {"0.0": 1.0, "50.0": 8.0, "99.0": 20.0, "100.0": 30.0}
              },
              "secondaryMetrics": {}
            }]
            """;

    @Test
    void read_filesOfARun_haveScoresFiguresAndEnvironment(@TempDir Path directory) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Environment environment = Samples.results().environment();
        Files.writeString(directory.resolve(Results.SCORES), SCORES);
        json.writeValue(
                directory.resolve(Results.FIGURES).toFile(),
                List.of(new Figure("Memory.live", "netty", 2, 1000, 88.5, "B/task")));
        json.writeValue(directory.resolve(Results.ENVIRONMENT).toFile(), environment);

        Results results = Results.read(directory);

        assertEquals(environment, results.environment());
        assertEquals(
                List.of(
                        new Score("TimerBenchmark.setAndCancel", "rar", 2, 1_000_000, 59.5, Double.NaN, 40, "ns/op"),
                        new Score("WakeLatencyBenchmark.wake.p50", "kotlin", 2, 0, 8, Double.NaN, Double.NaN, "ns/op"),
                        new Score("WakeLatencyBenchmark.wake.p99", "kotlin", 2, 0, 20, Double.NaN, Double.NaN, "ns/op"),
                        new Score("Memory.live", "netty", 2, 1000, 88.5, Double.NaN, Double.NaN, "B/task")),
                results.scores());
    }

    @Test
    void name_withPackageOrWithout_isThatOfTheCatalogue() {
        assertEquals("WakeLatencyBenchmark.wake", Results.name("rar.benchmarks.WakeLatencyBenchmark.wake"));
        assertEquals("WakeLatencyBenchmark.wake.p50", Results.name("WakeLatencyBenchmark.wake.p50"));
    }

    @Test
    void usual_severalThreadCounts_keepsThatOfTheEnvironment() {
        Score two = Samples.score(Samples.YIELD, "rar", 2, 1, 0);

        assertEquals(
                List.of(two),
                Samples.results(two, Samples.score(Samples.YIELD, "rar", 4, 1, 0))
                        .usual()
                        .scores());
    }

    @Test
    void here_thisMachine_knowsWhatItIs() throws IOException {
        Environment environment = Environment.here("full", 2);

        assertTrue(environment.processors() > 0);
        Map<String, String> versions = environment.versions();
        assertTrue(
                versions.keySet().containsAll(List.of("rar", "jmh", "kotlin", "netty", "reactor")), versions::toString);
        assertTrue(versions.values().stream().noneMatch(version -> version.contains("$")), versions::toString);
    }
}
