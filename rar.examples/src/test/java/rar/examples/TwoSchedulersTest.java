package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwoSchedulersTest {
    @Test
    void main_eachPartRunsWhereItBelongs() {
        Program program = Program.run(TwoSchedulers.class);

        assertLinesMatch(
                List.of(
                        "serving on rar-front-worker-0",
                        "computing on rar-back-worker-\\d+",
                        "handing out on rar-front-worker-0",
                        "answer: 42"),
                program.lines());
        assertEquals("", program.err());
        assertEquals(0, program.status());
    }
}
