package rar.api.time;

import java.time.Duration;
import java.time.Instant;
import rar.api.spi.Timer;

/** A sleep until a date. */
public final class SleepUntil extends Sleep {
    private final Instant instant;

    /** A future that is ready when the timer's clock shows {@code instant}, judged at the first poll. */
    public SleepUntil(Instant instant) {
        super(0);
        this.instant = instant;
    }

    @Override
    long remaining(Timer timer) {
        Duration left = Duration.between(timer.instant(), instant);
        try {
            return left.toNanos();
        } catch (ArithmeticException e) {
            return left.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
