package rar.timer;

import rar.api.spi.TimerProvider;
import rar.conformance.TimerConformance;

/** The rules that all timers share. */
class HashedWheelConformanceTest extends TimerConformance {
    @Override
    protected TimerProvider provider() {
        return new HashedWheelTimerProvider();
    }
}
