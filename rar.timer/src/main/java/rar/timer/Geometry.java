package rar.timer;

/**
 * The sizes of a wheel, and where in it a time lies. Time comes in nanoseconds and is counted in ticks; a tick number
 * is read as digits of {@code slotBits} bits, one digit for each level. Tests use small sizes, so that few entries
 * reach every level.
 *
 * <p>A deadline is rounded up to a whole tick and the present time down: so nothing is due too early, and nothing a
 * whole tick too late. {@code Long.MAX_VALUE} is due at a tick that does not come.
 *
 * @param tickShift the length of a tick, as a power of two of nanoseconds
 * @param slotBits the number of slots on each level, as a power of two
 */
record Geometry(int tickShift, int slotBits) {
    /**
     * Ticks of 33 µs, less than that by which Linux lets a sleeping thread be late, so that rounding adds little; and
     * as many slots on a level as a {@code long} has bits.
     */
    static final Geometry PRODUCTION = new Geometry(15, 6);

    private static final int MAX_TICK_SHIFT = 30;
    private static final int MAX_SLOT_BITS = 6;

    /** Checks the ranges. */
    Geometry {
        if (tickShift < 0 || tickShift > MAX_TICK_SHIFT) {
            throw new IllegalArgumentException("tickShift must be in 0.." + MAX_TICK_SHIFT + ": " + tickShift);
        }
        if (slotBits < 1 || slotBits > MAX_SLOT_BITS) {
            throw new IllegalArgumentException("slotBits must be in 1.." + MAX_SLOT_BITS + ": " + slotBits);
        }
    }

    /** The number of digits that any tick needs. */
    int levels() {
        int tickBits = Long.SIZE - Long.numberOfLeadingZeros(never());
        return (tickBits + slotBits - 1) / slotBits;
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

    /** The level of the highest digit in which two ticks differ; 0 if they are equal. */
    int level(long tick, long other) {
        long difference = (tick ^ other) | 1;
        return (Long.SIZE - 1 - Long.numberOfLeadingZeros(difference)) / slotBits;
    }

    /** A tick's digit for a level. */
    int digit(long tick, int level) {
        return (int) (tick >>> (level * slotBits)) & ((1 << slotBits) - 1);
    }
}
