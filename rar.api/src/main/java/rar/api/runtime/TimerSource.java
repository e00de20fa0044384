package rar.api.runtime;

import rar.api.spi.Timer;

/** Makes the timer when the first future needs it. */
@FunctionalInterface
public interface TimerSource {
    /**
     * Makes a new timer.
     *
     * @throws IllegalStateException if there is no timer module
     */
    Timer newTimer();
}
