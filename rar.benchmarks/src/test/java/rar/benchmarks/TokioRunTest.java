package rar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import rar.benchmarks.report.Figure;

class TokioRunTest {
    private static Figure figure(String name, double value) {
        return new Figure(name, "tokio", 2, 0, value, "ns/op");
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
