package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a worker's sleeps are a row of short ones. On a clock of the test, which begins at a time below zero. */
class ShortSleepsTest {
    private long now = Long.MAX_VALUE - 2 * ShortSleeps.NANOS;
    private final ShortSleeps sleeps = new ShortSleeps(() -> now);

    @Test
    void row_beforeAnySleep_isNone() {
        assertFalse(sleeps.areInARow());
    }

    @Test
    void row_ofShortSleeps_isOneFromTheLastOn() {
        for (int i = 1; i < ShortSleeps.ROW; i++) {
            sleep(ShortSleeps.NANOS - 1);
            assertFalse(sleeps.areInARow(), "after " + i);
        }
        for (int i = 0; i < ShortSleeps.ROW; i++) {
            sleep(ShortSleeps.NANOS - 1);
            assertTrue(sleeps.areInARow());
        }
    }

    @Test
    void row_withALongSleep_isOneOnlyAfterAsManyMore() {
        sleepShortly(ShortSleeps.ROW);
        sleep(ShortSleeps.NANOS);
        sleepShortly(ShortSleeps.ROW - 1);
        assertFalse(sleeps.areInARow());
        sleepShortly(1);
        assertTrue(sleeps.areInARow());
    }

    @Test
    void restart_afterARow_takesAnother() {
        sleepShortly(2 * ShortSleeps.ROW);
        sleeps.restart();
        sleepShortly(ShortSleeps.ROW - 1);
        assertFalse(sleeps.areInARow());
        sleepShortly(1);
        assertTrue(sleeps.areInARow());
    }

    private void sleepShortly(int times) {
        for (int i = 0; i < times; i++) {
            sleep(1);
        }
    }

    private void sleep(long nanos) {
        sleeps.begin();
        now += nanos;
        sleeps.end();
    }
}
