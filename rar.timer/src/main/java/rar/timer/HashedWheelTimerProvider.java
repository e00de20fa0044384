package rar.timer;

import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerProvider;

/** Offers the timer {@code hashed-wheel}: on the real clock, with one thread, which starts with the first entry. */
public final class HashedWheelTimerProvider implements TimerProvider {
    /** For the service loader. */
    public HashedWheelTimerProvider() {}

    @Override
    public String name() {
        return "hashed-wheel";
    }

    @Override
    public Timer newTimer(TimerConfig config) {
        return new HashedWheelTimer(config.name());
    }
}
