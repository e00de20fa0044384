package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import rar.api.Scheduler;

/** What is there before some work, to see afterwards that nothing has been left behind (R6, R8). */
final class Growth {
    private static final long TOLERANCE_BYTES = 8 << 20;

    private final long before = Collected.usedMemory();

    /** Memory is as it was, but for what the JVM itself is likely to have added. */
    void assertNone() {
        long grown = Collected.usedMemory() - before;
        assertTrue(grown < TOLERANCE_BYTES, "memory has grown by " + grown + " bytes");
    }

    /** Closes a scheduler; then it has no thread left. */
    static void close(Scheduler scheduler) {
        scheduler.close();
        assertEquals(List.of(), RarThreads.of(scheduler.name()));
    }
}
