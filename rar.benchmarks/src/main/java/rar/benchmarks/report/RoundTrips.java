package rar.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What it takes a line of memory to get from one processor to another and back, at several moments of a run. Whatever
 * threads hand to each other needs some of these; and a host may move the processors of its guests, so that they are
 * sometimes on one core and sometimes far from each other.
 */
public final class RoundTrips {
    static final String UNKNOWN = "unknown";

    private static final int ROUNDS = 10;
    private static final int ROUND_NANOS = 2_000_000;
    private static final int BATCH = 100;
    private static final int SWITCH_NANOS = 1_500;
    private static final int PATIENCE_NANOS = 200_000_000;
    private static final int PLACE = 32; // far from both ends, which share lines with others
    private static final int END = -1;

    private final List<Long> nanos = new ArrayList<>();

    /** Takes some 20 ms. Gives up if the two threads have to take turns on one processor. */
    public void measure() {
        AtomicIntegerArray line = new AtomicIntegerArray(2 * PLACE);
        Thread other = new Thread(() -> answer(line), "round-trips");
        other.start();
        if (haveParted(line)) {
            nanos.add(nanosOfATrip(line));
        }
        line.set(PLACE, END);
    }

    /** The least, the median and the most so far. */
    String summary() {
        return summary(nanos);
    }

    static String summary(List<Long> nanos) {
        if (nanos.isEmpty()) {
            return UNKNOWN;
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return "%d to %d ns, median %d, at %d moments"
                .formatted(sorted.get(0), sorted.get(sorted.size() - 1), sorted.get(sorted.size() / 2), sorted.size());
    }

    /** Waits until a trip takes less than it takes to switch from one thread to the other. */
    private static boolean haveParted(AtomicIntegerArray line) {
        long start = System.nanoTime();
        long time = start;
        long before;
        do {
            before = time;
            makeTrip(line);
            time = System.nanoTime();
        } while (time - before >= SWITCH_NANOS && time - start < PATIENCE_NANOS);
        return time - before < SWITCH_NANOS;
    }

    /** In the fastest of several rounds, as others may be interrupted. */
    private static long nanosOfATrip(AtomicIntegerArray line) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            fastest = Math.min(fastest, nanosOfATripInARound(line));
        }
        return fastest;
    }

    private static long nanosOfATripInARound(AtomicIntegerArray line) {
        long start = System.nanoTime();
        long time;
        int trips = 0;
        do {
            for (int i = 0; i < BATCH; i++) {
                makeTrip(line);
            }
            trips += BATCH;
            time = System.nanoTime() - start;
        } while (time < ROUND_NANOS);
        return time / trips;
    }

    private static void makeTrip(AtomicIntegerArray line) {
        line.set(PLACE, 1);
        while (line.get(PLACE) == 1) {} // no hint that it spins, which would be most of the time
    }

    private static void answer(AtomicIntegerArray line) {
        int seen = 0;
        while (seen != END) {
            if (seen == 1) {
                line.set(PLACE, 0);
            }
            seen = line.get(PLACE);
        }
    }
}
