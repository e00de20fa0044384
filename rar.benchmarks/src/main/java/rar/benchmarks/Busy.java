package rar.benchmarks;

import java.util.concurrent.TimeUnit;

/** Is kept busy by tasks that take 10 µs of a processor at a time. */
public interface Busy extends Spawning {
    /** How long a busy task keeps its thread, in nanoseconds. */
    long STALL = TimeUnit.MICROSECONDS.toNanos(10);

    /**
     * Starts tasks that work, yield, and work again.
     *
     * @return what ends them
     */
    Runnable keepYielding(int tasks);

    /**
     * Starts tasks that work and then start another in their place.
     *
     * @return what ends them
     */
    Runnable keepSpawning(int tasks);

    /** Runs {@code work} as a task. Returns at once. */
    void start(Runnable work);

    /** Keeps the calling thread busy for {@link #STALL}. */
    static void stall() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < STALL) {
            Thread.onSpinWait();
        }
    }
}
