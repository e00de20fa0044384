package rar.api.spi;

import java.util.Objects;

/**
 * What the builder tells a timer.
 *
 * @param name the scheduler's name, for the timer's threads
 */
public record TimerConfig(String name) {
    /** Checks that the name is there. */
    public TimerConfig {
        Objects.requireNonNull(name, "name");
    }
}
