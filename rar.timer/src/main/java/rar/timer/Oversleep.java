package rar.timer;

/**
 * How much later than asked for the operating system wakes a thread, as the thread has seen it lately, so that it can
 * ask for that much less. Linux allows itself 50 µs, to wake several threads at once (prctl(2),
 * {@code PR_SET_TIMERSLACK}), and that comes on top of every deadline. What makes a thread late beyond that, for want
 * of a processor, cannot be known in advance, and is left out.
 *
 * <p>The mean of what was seen, with weights that fall by an eighth from one sleep to the one before (as a round-trip
 * time is smoothed in RFC 6298). Not thread-safe.
 */
final class Oversleep {
    /** As much as a sleep counts for, however late it ended. */
    static final long MOST = 60_000;

    private static final int WEIGHT = 8;

    private long expected;

    /** What to ask for, in order to sleep for {@code nanos}, at least 1. */
    long ask(long nanos) {
        return Math.max(nanos - expected, 1);
    }

    /** A sleep of {@code slept} has ended. If it is shorter than what was asked for, somebody has ended it. */
    void note(long asked, long slept) {
        if (slept >= asked) {
            expected += (Math.min(slept - asked, MOST) - expected) / WEIGHT;
        }
    }
}
