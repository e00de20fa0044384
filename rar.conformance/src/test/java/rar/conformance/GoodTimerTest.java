package rar.conformance;

import rar.api.spi.TimerProvider;

/** The kit has nothing to say against what is right. */
class GoodTimerTest extends TimerConformance {
    @Override
    protected TimerProvider provider() {
        return new Registered.GoodTimers();
    }
}
