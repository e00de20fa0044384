package rar.executor.stealing;

/**
 * How many workers are awake, how many of them search, and how many of those are coming, in one {@code long}. What this
 * means is said at the head of {@link Idle}. Each number has more bits than a scheduler has workers.
 *
 * <pre>
 *   bits 32 to 63   awake
 *   bits 16 to 31   coming
 *   bits  0 to 15   searching
 * </pre>
 */
final class Counts {
    /** What a searcher adds. */
    static final long SEARCHING = 1;
    /** What a worker adds that was woken and does not run yet, or that lets others go first. */
    static final long COMING = 1L << 16;
    /** What a worker adds that is awake. */
    static final long AWAKE = 1L << 32;

    private static final int SEARCHING_MASK = (1 << 16) - 1;

    private Counts() {}

    static int awake(long counts) {
        return (int) (counts >>> 32);
    }

    static int coming(long counts) {
        return (int) counts >>> 16;
    }

    static int searching(long counts) {
        return (int) counts & SEARCHING_MASK;
    }

    /** Those who search, and are not just coming. */
    static int searchingHere(long counts) {
        return searching(counts) - coming(counts);
    }
}
