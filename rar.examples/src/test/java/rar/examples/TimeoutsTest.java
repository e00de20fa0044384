package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeoutsTest {
    @Test
    void main_nothingWaitsForTheSlowServer() {
        assertEquals(new Program(0, """
                        in time: an answer from the fast server
                        too late: java.util.concurrent.TimeoutException: timed out after PT0.05S
                        with a stand-in: a value from the cache
                        asked again: an answer from the fast server
                        whoever is first: an answer from the fast server
                        """, ""), Program.run(Timeouts.class));
    }
}
