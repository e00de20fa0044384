package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
        assertEquals(unknown.with(2, 0.25), written(unknown.with(2, 0.25)));
    }

    @Test
    void json_withoutError_isReadAsUnknown() throws IOException {
        String old = "{\"name\":\"a\",\"peer\":\"rar\",\"workers\":2,\"size\":10,\"value\":1.5,\"unit\":\"µs\"}";

        assertEquals(Double.NaN, JSON.readValue(old, Figure.class).error());
    }
}
