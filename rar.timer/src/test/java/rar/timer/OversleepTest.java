package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OversleepTest {
    private static final long SECOND = 1_000_000_000;

    private final Oversleep oversleep = new Oversleep();

    @Test
    void ask_atFirst_isWhatIsLeft() {
        assertEquals(SECOND, oversleep.ask(SECOND));
    }

    @Test
    void ask_afterSleepsThatWereTooLong_isAsMuchLess() {
        sleepTimes(100, 50_000);

        assertAbout(SECOND - 50_000);
    }

    @Test
    void ask_whenSleepsAreExactAgain_comesBack() {
        sleepTimes(100, 50_000);
        sleepTimes(100, 0);

        assertAbout(SECOND);
    }

    @Test
    void ask_afterAWaitForAProcessor_isAboutWhatItWas() {
        sleepTimes(100, 50_000);
        sleepTimes(1, SECOND);

        long saved = SECOND - oversleep.ask(SECOND);
        assertTrue(saved >= 40_000 && saved <= 52_000, () -> "saved " + saved);
    }

    @Test
    void ask_unsteadySleeps_isForMoreThanTheMean() {
        for (int i = 0; i < 100; i++) {
            sleepTimes(1, 40_000);
            sleepTimes(1, 58_000);
        }

        long saved = SECOND - oversleep.ask(SECOND);
        assertTrue(saved >= 20_000 && saved <= 40_000, () -> "saved " + saved);
    }

    @Test
    void ask_whateverWasSeen_leavesNoMoreThanTheMostOut() {
        sleepTimes(1_000, SECOND);

        assertAbout(SECOND - Oversleep.MOST);
    }

    @Test
    void note_aSleepThatSomebodyEnded_isIgnored() {
        sleepTimes(100, 50_000);
        long before = oversleep.ask(SECOND);

        oversleep.note(SECOND, SECOND / 2);

        assertEquals(before, oversleep.ask(SECOND));
    }

    @Test
    void ask_forLessThanIsSleptTooLong_isForAMoment() {
        sleepTimes(100, 50_000);

        assertEquals(1, oversleep.ask(20_000));
    }

    private void assertAbout(long expected) {
        long asked = oversleep.ask(SECOND);
        assertTrue(Math.abs(asked - expected) <= 50, () -> asked + " is not about " + expected);
    }

    private void sleepTimes(int times, long tooLong) {
        for (int i = 0; i < times; i++) {
            oversleep.note(SECOND, SECOND + tooLong);
        }
    }
}
