package rar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rar.benchmarks.report.Figure;

class TokioRunTest {
    private static Figure figure(String name, double value) {
        return new Figure(name, "tokio", 2, 0, value, "ns/op");
    }

    @Test
    void combined_iterationsOfABenchmark_areTheirMeanAndHalfOfItsInterval() {
        List<Figure> combined = TokioRun.combined(
                Stream.of(1, 2, 3).map(value -> figure("a", value)).toList());

        assertEquals(1, combined.size());
        assertEquals(2, combined.get(0).value());
        assertEquals(31.599 / Math.sqrt(3), combined.get(0).error(), 1e-3); // Student's t, two degrees of freedom
        assertEquals("ns/op", combined.get(0).unit());
    }

    @Test
    void combined_percentilesOfTwoProcesses_areTheirMeansWithoutError() {
        List<Figure> combined = TokioRun.combined(
                List.of(figure("a.p50", 1), figure("a.p99", 10), figure("a.p50", 3), figure("a.p99", 30)));

        assertEquals(List.of(figure("a.p50", 2), figure("a.p99", 20)), combined);
    }

    @Test
    void figure_lineOfTheProgram_hasNoError() throws IOException {
        String line =
                "figure {\"name\":\"a\",\"peer\":\"tokio\",\"workers\":2,\"size\":0,\"value\":63.1,\"unit\":\"ns/op\"}";

        assertEquals(figure("a", 63.1), ProgramRun.figure(line).orElseThrow());
        assertTrue(ProgramRun.figure("thread 'main' panicked").isEmpty());
    }

    @Test
    void names_all_areThoseOfOtherPeersToo() {
        Set<String> unknown = new TreeSet<>(TokioRun.names());
        JmhRun.names().forEach(unknown::remove);
        ProgramRun.names().forEach(unknown::remove);

        assertEquals(Set.of(), unknown);
    }
}
