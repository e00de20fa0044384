package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void main_keepsBothLimits() {
        Program program = Program.run(RateLimit.class);

        assertLinesMatch(List.of("20 jobs done, at most [123] at a time", "and not too fast"), program.lines());
        assertEquals(0, program.status());
    }
}
