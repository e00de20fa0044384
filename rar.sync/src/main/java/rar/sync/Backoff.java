package rar.sync;

/**
 * How long to stay away from a word that somebody else has changed first. Who has lost a compare-and-set loses the next
 * one likewise, as the winner goes on; and each try takes the cache line from him. So the loser pauses, each time twice
 * as long (Anderson, The performance of spin lock alternatives for shared-memory multiprocessors, 1990; Dice, Hendler
 * and Mirsky, Lightweight contention management for efficient compare-and-swap operations, 2013), and the winner has
 * the line to himself for some dozens of operations.
 *
 * <p>A pause is a {@link Thread#onSpinWait}: 10 to 50 ns on the processors that have an instruction for it.
 */
final class Backoff {
    /** The first number of pauses. */
    static final int FIRST = 32;

    private static final int MOST = 256;

    private Backoff() {}

    /** Pauses {@code pauses} times. Returns the number for the next time. */
    static int pause(int pauses) {
        for (int i = 0; i < pauses; i++) {
            Thread.onSpinWait();
        }
        return Math.min(2 * pauses, MOST);
    }
}
