package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Figure written(Figure figure) throws IOException {
        return JSON.readValue(JSON.writeValueAsString(figure), Figure.class);
    }

    @Test
    void json_errorKnownOrNot_isThereAgain() throws IOException {
        Figure unknown = new Figure("Memory.live", "rar", 2, 10, 1.5, "B/task");

        assertEquals(Double.NaN, unknown.error());
        assertEquals(unknown, written(unknown));
        Figure known = new Figure("a", "rar", 2, 10, 2, 0.25, "µs");
        assertEquals(known, written(known));
    }

    @Test
    void medians_ofTwoNamesInTurns_areOneForEachInTheirOrder() {
        List<Figure> single = new ArrayList<>();
        for (int value : new int[] {3, 1, 2}) {
            single.add(new Figure("b", "rar", 2, 10, value, "µs"));
            single.add(new Figure("a", "rar", 2, 10, 10 * value, "µs"));
        }

        assertEquals(
                List.of(new Figure("b", "rar", 2, 10, 2, "µs"), new Figure("a", "rar", 2, 10, 20, "µs")),
                Figure.medians(single));
    }

    @Test
    void json_withoutError_isReadAsUnknown() throws IOException {
        String old = "{\"name\":\"a\",\"peer\":\"rar\",\"workers\":2,\"size\":10,\"value\":1.5,\"unit\":\"µs\"}";

        assertEquals(Double.NaN, JSON.readValue(old, Figure.class).error());
    }
}
