package rar.tests.regression;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random work on many short-lived schedulers. */
class StormTest {
    @ParameterizedTest
    @EnumSource
    void storm_ofAMoment_leavesNothingBehind(Kind kind) throws Exception {
        rage(kind, Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("stress")
    void storm_ofAMinute_leavesNothingBehind(Kind kind) throws Exception {
        rage(kind, Duration.ofMinutes(1));
    }

    private static void rage(Kind kind, Duration length) throws Exception {
        long start = System.nanoTime();
        do {
            long seed = System.nanoTime();
            try {
                new Storm(kind, new SplittableRandom(seed)).rage();
            } catch (Throwable t) {
                throw new AssertionError("in the storm with the seed " + seed, t);
            }
        } while (System.nanoTime() - start < length.toNanos());
    }
}
