package rar.api.spi;

import java.util.Objects;

/**
 * What the builder tells a scheduler.
 *
 * @param name the scheduler's name, for its threads
 * @param threads how many threads may run tasks, in {@code 1..1024}; one without threads may ignore it
 */
public record ExecutorConfig(String name, int threads) {
    /** The largest number of threads that a scheduler can be asked for. */
    public static final int MAX_THREADS = 1024;

    /** Checks the range of {@code threads}. */
    public ExecutorConfig {
        Objects.requireNonNull(name, "name");
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads must be in 1.." + MAX_THREADS + ": " + threads);
        }
    }
}
