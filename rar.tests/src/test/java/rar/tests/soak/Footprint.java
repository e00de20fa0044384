package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What is there of threads and memory, to see afterwards that nothing has been left behind (R6, R8). */
record Footprint(List<String> threads, long bytes) {
    /** How the names of all schedulers of a soak begin. */
    static final String NAME = "soak";

    private static final long TOLERANCE_BYTES = 8 << 20;
    private static final int COLLECTIONS = 5;

    static Footprint take() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return new Footprint(threadsOf(NAME), used);
    }

    /** The living threads of schedulers whose name begins like this. */
    static List<String> threadsOf(String scheduler) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rar-" + scheduler))
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    /** All is as it was, but for the memory that the JVM itself is likely to have taken. */
    void verifySince(Footprint before) {
        assertEquals(before.threads, threads, "threads of schedulers");
        long grown = bytes - before.bytes;
        assertTrue(
                grown < TOLERANCE_BYTES,
                "memory has grown by %,d bytes to %,d; allowed are %,d".formatted(grown, bytes, TOLERANCE_BYTES));
    }

    @Override
    public String toString() {
        return "threads %d, memory %,d bytes".formatted(threads.size(), bytes);
    }
}
