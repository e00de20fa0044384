package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path full;

    @TempDir
    Path again;

    private static String jmh(String benchmark, String peer, int score) {
        return """
            {"benchmark": "rar.benchmarks.%s", "mode": "avgt", "params": {"peer": "%s", "workers": "2"},
             "primaryMetric": {"rawData": [[%d]], "scoreUnit": "ns/op"}, "secondaryMetrics": {}}
            """.formatted(benchmark, peer, score);
    }

    private static void write(Path directory, Environment environment, List<Figure> figures, String... scores)
            throws IOException {
        Files.writeString(
                directory.resolve(Results.SCORES), Stream.of(scores).collect(Collectors.joining(",", "[", "]")));
        JSON.writeValue(directory.resolve(Results.FIGURES).toFile(), figures);
        JSON.writeValue(directory.resolve(Results.ENVIRONMENT).toFile(), environment);
    }

    private static Figure figure(String name, int value) {
        return new Figure(name, "rar", 2, 1, value, "µs");
    }

    @Test
    void merge_someOfTheBenchmarks_replacesAllOfThoseAndNamesThem() throws IOException {
        Environment environment = Samples.results().environment();
        write(
                full,
                environment,
                List.of(figure("Lateness.p50", 1), figure("Memory.live", 2)),
                jmh("Spawn.joined", "rar", 3),
                jmh("Spawn.joined", "gone", 4),
                jmh("Spawn.chained", "rar", 5));
        write(again, environment, List.of(figure("Lateness.p50", 6)), jmh("Spawn.joined", "rar", 7));

        Again.merge(full, again);

        Results merged = Results.read(full);
        assertEquals(
                List.of("Spawn.chained 5", "Spawn.joined 7", "Memory.live 2", "Lateness.p50 6"),
                merged.scores().stream()
                        .map(score -> score.name() + " " + (int) score.value())
                        .toList());
        assertEquals(
                List.of("Lateness.p50", "Spawn.joined"), merged.environment().again());
    }

    @Test
    void merge_ofAnotherCommit_isRefused() throws IOException {
        Environment one = Samples.results().environment();
        Environment other = new Environment(
                one.mode(),
                one.workers(),
                one.processor(),
                one.processors(),
                one.clock(),
                one.system(),
                one.jdk(),
                one.versions(),
                one.date(),
                "def",
                one.stolen(),
                one.roundTrip(),
                List.of());
        write(full, one, List.of());
        write(again, other, List.of());
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Again.merge(full, again));
        assertTrue(refused.getMessage().contains("def"), refused::getMessage);
    }
}
