package rar.conformance;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each timer that is broken is caught by the test meant for it. */
class TimerCanaryTest {
    @ParameterizedTest
    @EnumSource
    void timer_broken_isCaught(BrokenTimer broken) {
        Subject.effort = Subject.SHORT;
        Subject.timer = broken;
        KitRun.assertCaught(
                Subject.OfTimers.class, broken.method(), "timer \"" + broken.name() + "\"", broken.message());
    }

    @Tag("stress")
    @ParameterizedTest
    @EnumSource
    void timer_brokenAHundredTimes_isCaughtEachTime(BrokenTimer broken) {
        for (int i = 0; i < CanaryTest.REPEATS; i++) {
            timer_broken_isCaught(broken);
        }
    }
}
