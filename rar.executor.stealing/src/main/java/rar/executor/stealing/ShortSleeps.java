package rar.executor.stealing;

import java.util.function.LongSupplier;

/**
 * Whether a worker has slept for less than 20 µs, several times in a row. That is hardly more than it takes to be put
 * to sleep and woken, a third of it from who wakes; and so will be the next sleep, for a few tasks.
 *
 * <p>Mostly it is then no chance that the worker runs out of tasks again and again: who hands them in is on the same
 * processor. The operating system has a thread that is woken run where it ran last, if it finds no time to look for a
 * better place, and lets it go first. So while the worker runs or spins, nobody can hand anything in; and the system,
 * which never sees two that want to run for long, leaves both where they are, beside an idle processor. After a row of
 * short sleeps a worker therefore offers its processor to others before it sleeps again. Then who hands in goes on,
 * with no more to wake than another worker, for the other processor; and of two that want to run, the system moves one.
 *
 * <p>Not at the first short sleep: who has offered its processor is not let go first for a while. And if an offer
 * brings nothing, it takes another row.
 *
 * <p>Not thread-safe: each worker has its own.
 */
final class ShortSleeps {
    static final long NANOS = 20_000;
    static final int ROW = 8;

    private final LongSupplier clock; // in nanoseconds, like System.nanoTime()
    private long start;
    private int row;

    ShortSleeps(LongSupplier clock) {
        this.clock = clock;
    }

    /** The worker is about to sleep. */
    void begin() {
        start = clock.getAsLong();
    }

    /** The worker was woken. */
    void end() {
        row = clock.getAsLong() - start < NANOS ? Math.min(row + 1, ROW) : 0;
    }

    /** Whether to offer the processor before the next sleep. */
    boolean areInARow() {
        return row == ROW;
    }

    /** The offer has brought nothing. */
    void restart() {
        row = 0;
    }
}
