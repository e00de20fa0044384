package rar.executor.stealing;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether a worker spins before it parks: as long as that pays. A spin that brings a task earns half of what one in
 * vain costs; so a worker stops when more than a third of its spins are in vain. HotSpot's monitors weigh their spins
 * in the same proportion. From then on the worker tries again once in about {@value #PROBE} times; not each time after
 * as many, as the work may have a rhythm of its own.
 *
 * <p>What can be saved outlasts a row of spins in vain. For spinning keeps up itself: who awaits a task that a spinning
 * worker takes at once does not park, and is back with the next one soon; after one that was late, both have parked,
 * and it takes some tries until they are in step again. Therefore one that was made without credit costs nothing, and
 * if it pays is followed by two more.
 *
 * <p>Not thread-safe: each worker has its own.
 */
final class SpinCredit {
    static final int PROBE = 64;

    private static final int GAIN = 1;
    private static final int COST = 2;
    private static final int MOST = 64;

    private int credit = MOST / 2;
    private int untilProbe = nextProbe();

    /** Whether to spin now. If so, that is taken to be in vain until it is said that it paid. */
    boolean spend() {
        if (credit > 0) {
            credit -= COST;
            return true;
        }
        if (--untilProbe > 0) {
            return false;
        }
        untilProbe = nextProbe();
        credit = 0; // this one is free
        return true;
    }

    /** The last spin has brought a task. */
    void paid() {
        credit = Math.min(credit + COST + GAIN, MOST);
    }

    private static int nextProbe() {
        return PROBE / 2 + ThreadLocalRandom.current().nextInt(PROBE);
    }
}
