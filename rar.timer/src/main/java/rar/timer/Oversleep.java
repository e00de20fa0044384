package rar.timer;

/**
 * How much later than asked for the operating system wakes a thread, as the thread has seen it lately, so that it can
 * ask for that much less. Linux allows itself 50 µs, to wake several threads at once (prctl(2),
 * {@code PR_SET_TIMERSLACK}), and that comes on top of every deadline. What makes a thread late beyond that, for want
 * of a processor, cannot be known in advance, and is left out.
 *
 * <p>Smoothed as round-trip times are in RFC 6298: the mean of what was seen, and the mean deviation from it, with
 * weights that fall from one sleep to the one before. Who wakes too early has to sleep again, for as long as he wanted
 * to save; so the mean is taken less two deviations. Written by one thread.
 */
final class Oversleep {
    /** As much as a sleep counts for, however late it ended. */
    static final long MOST = 60_000;

    private static final int MEAN_WEIGHT = 8;
    private static final int DEVIATION_WEIGHT = 4;

    private long mean;
    private long deviation;

    /** Volatile for tests. */
    private volatile long expected;

    /** As much as a sleep is expected to be too long, at least. */
    long expected() {
        return expected;
    }

    /** What to ask for, in order to sleep for {@code nanos}, at least 1. */
    long ask(long nanos) {
        return Math.max(nanos - expected, 1);
    }

    /** A sleep of {@code slept} has ended. If it is shorter than what was asked for, somebody has ended it. */
    void note(long asked, long slept) {
        if (slept >= asked) {
            long error = Math.min(slept - asked, MOST) - mean;
            mean += error / MEAN_WEIGHT;
            deviation += (Math.abs(error) - deviation) / DEVIATION_WEIGHT;
            expected = Math.max(mean - 2 * deviation, 0);
        }
    }
}
