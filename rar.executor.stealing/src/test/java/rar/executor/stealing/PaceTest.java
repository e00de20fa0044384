package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a worker looks at the injection queue first. */
class PaceTest {
    @ParameterizedTest
    @CsvSource({
        "1,  100,           2",
        "32, 3_200,         64",
        "64, 3_200,         64",
        "1,  10_000,        1",
        "16, 5_000,         16",
        "16, 20_000,        16",
        "64, 640_000,       1",
        "64, 40_000,        16",
        "1,  9_000_000_000, 1",
        "64, 9_000_000_000, 1",
    })
    void interval_afterOneThatTook_isAdapted(int interval, String nanos, int next) {
        assertEquals(next, Pace.adapted(interval, Long.parseLong(nanos.replace("_", ""))));
    }

    @Test
    void look_isDueOnceAnInterval() {
        Pace pace = new Pace();
        for (int round = 0; round < 10; round++) {
            assertTrue(pace.isDue());
            for (int i = 1; i < pace.interval(); i++) {
                assertFalse(pace.isDue());
            }
        }
    }

    @Test
    void look_thatHasBroughtATask_isFollowedByOneOfTheWorkersOwn() {
        Pace pace = new Pace();
        assertTrue(pace.isDue());
        assertEquals(1, pace.interval());
        pace.found();
        assertFalse(pace.isDue());
        assertTrue(pace.isDue());
    }

    @Test
    void interval_whileTheWorkerRested_stays() {
        Pace pace = new Pace();
        int interval = pace.interval();
        for (int round = 0; round < 10; round++) {
            pace.rest();
            for (int i = 0; i < interval; i++) {
                pace.isDue();
            }
            assertEquals(interval, pace.interval());
        }
    }
}
