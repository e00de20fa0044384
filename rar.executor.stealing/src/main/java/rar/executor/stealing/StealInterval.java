package rar.executor.stealing;

/**
 * How soon a worker steals again: 5 µs after it stole last. A steal takes the lines of memory with the victim's queue
 * to the thief's processor, and the victim has to fetch them back, which costs the two of them a microsecond. A thief
 * that needs less than that to run what it stole would be back for each single task, and keep its victim from getting
 * on. While it waits, the victim's queue grows, and the next steal brings more; once that takes longer to run than the
 * interval lasts, nobody waits. Go's scheduler waits 3 µs, for a like reason, before it steals what another processor
 * is about to run (runtime/proc.go, {@code runqgrab}).
 *
 * <p>Not thread-safe: each worker has its own.
 */
final class StealInterval {
    static final long NANOS = 5_000;

    private long lastSteal = System.nanoTime() - NANOS;

    /** The worker has stolen something just now. */
    void begin() {
        lastSteal = System.nanoTime();
    }

    /**
     * Spins until the interval is over, or until there is something in the injection queue.
     *
     * @return whether it is over
     */
    boolean spinToEnd(InjectionQueue injection) {
        while (System.nanoTime() - lastSteal < NANOS) {
            if (!injection.isEmpty()) {
                return false;
            }
            StealingExecutor.pause();
        }
        return true;
    }
}
