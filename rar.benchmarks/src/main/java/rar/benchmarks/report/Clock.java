package rar.benchmarks.report;

/** What it takes to read the time here: from a few nanoseconds to tens, as the processor and the host have it. */
final class Clock {
    private static final int ROUNDS = 50;
    private static final int READINGS = 100_000;

    private Clock() {}

    /** In the fastest of several rounds, as the first ones are not compiled, and others may be interrupted. */
    static long nanosOfAReading() {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            fastest = Math.min(fastest, nanosOfARound());
        }
        return Math.round(fastest / (double) READINGS);
    }

    private static long nanosOfARound() {
        long start = System.nanoTime();
        long last = start;
        for (int i = 0; i < READINGS; i++) {
            last = System.nanoTime();
        }
        return last - start;
    }
}
