package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MillionSleepersTest {
    @Test
    void main_thousand_allSleepAtOneTimeAndAllWake() {
        assertEquals(new Program(0, "1000 asleep\n1000 woke\n", ""), Program.run(MillionSleepers.class, 1000));
    }

    @Test
    void main_notANumber_fails() {
        Program program = Program.run(MillionSleepers.class, "many");

        assertEquals(1, program.status());
        assertTrue(program.err().contains("NumberFormatException: For input string: \"many\""), program::err);
    }
}
