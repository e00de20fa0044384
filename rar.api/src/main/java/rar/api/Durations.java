package rar.api;

import java.time.Duration;
import java.util.Objects;

/** Checks on durations that users give. */
final class Durations {
    private Durations() {}

    static Duration requireNotNegative(Duration duration, String what) {
        Objects.requireNonNull(duration, what);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative: " + duration);
        }
        return duration;
    }

    static Duration requirePositive(Duration duration, String what) {
        if (requireNotNegative(duration, what).isZero()) {
            throw new IllegalArgumentException(what + " must be longer than zero: " + duration);
        }
        return duration;
    }

    /** In nanoseconds; what is too long for that lasts forever. */
    static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
