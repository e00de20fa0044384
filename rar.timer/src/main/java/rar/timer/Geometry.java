package rar.timer;

/**
 * The sizes of a wheel, and where in it a time lies. Time comes in nanoseconds and is counted in ticks. A level counts
 * in units: one of level 0 is a tick, and one of any other is as many of the level below as a digit has values. Tests
 * use small sizes, so that few entries reach every level.
 *
 * <p>A deadline is rounded up to a whole tick and the present time down: so nothing is due too early, and nothing a
 * whole tick too late. {@code Long.MAX_VALUE} is due at a tick that does not come.
 *
 * @param tickShift the length of a tick, as a power of two of nanoseconds
 * @param digitBits how many units of a level make one of the next, as a power of two; a level has twice as many slots
 */
record Geometry(int tickShift, int digitBits) {
    /**
     * Ticks of 8 µs, less than it takes to wake a thread, so that rounding adds little; and as many slots on a level as
     * a {@code long} has bits.
     */
    static final Geometry PRODUCTION = new Geometry(13, 5);

    private static final int MAX_TICK_SHIFT = 30;
    private static final int MAX_DIGIT_BITS = 5;

    /** Checks the ranges. */
    Geometry {
        if (tickShift < 0 || tickShift > MAX_TICK_SHIFT) {
            throw new IllegalArgumentException("tickShift must be in 0.." + MAX_TICK_SHIFT + ": " + tickShift);
        }
        if (digitBits < 1 || digitBits > MAX_DIGIT_BITS) {
            throw new IllegalArgumentException("digitBits must be in 1.." + MAX_DIGIT_BITS + ": " + digitBits);
        }
    }

    /** The number of levels that hold any tick, wherever the wheel stands. */
    int levels() {
        return lowestLevel(never()) + 1;
    }

    /** The number of slots on each level, at most {@code Long.SIZE}. */
    int slots() {
        return 2 << digitBits;
    }

    /** The tick that is never reached: that at which {@code Long.MAX_VALUE} is due. */
    long never() {
        return tickDue(Long.MAX_VALUE);
    }

    /** The tick at which a deadline, 0 or later, is due. */
    long tickDue(long deadline) {
        // The sum may exceed Long.MAX_VALUE, but not what the unsigned shift can take.
        return (deadline + (1L << tickShift) - 1) >>> tickShift;
    }

    /** The latest tick that has come at a time, 0 or later. */
    long tickReached(long nanos) {
        return Math.min(nanos >>> tickShift, never() - 1);
    }

    /** When a tick begins; {@code Long.MAX_VALUE} for {@link #never()}. */
    long start(long tick) {
        return tick == never() ? Long.MAX_VALUE : tick << tickShift;
    }

    /** The number of a level's unit that a tick lies in. */
    long unit(long tick, int level) {
        return tick >>> (level * digitBits);
    }

    /** The slot of its level for a tick. */
    int slot(long tick, int level) {
        return (int) unit(tick, level) & (slots() - 1);
    }

    /** The last tick of the unit that a tick lies in. */
    long lastOfUnit(long tick, int level) {
        return tick | ((1L << (level * digitBits)) - 1);
    }

    /** The lowest level on which a tick is less units after a position, not later than it, than there are slots. */
    int level(long tick, long position) {
        int level = lowestLevel(tick - position);
        // The position may lie so far back in its unit that the distance reaches into one more.
        return unit(tick, level) - unit(position, level) < slots() ? level : level + 1;
    }

    /** The lowest level on which so many ticks are less whole units than there are slots. */
    private int lowestLevel(long ticks) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(ticks | 3);
        return (bits - 2) / digitBits;
    }
}
