package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The threads of schedulers, known by their names. */
final class RarThreads {
    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private RarThreads() {}

    /** Those of the scheduler of this name, and of its timer and blocking pool, that are alive. */
    static List<Thread> of(String scheduler) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rar-" + scheduler))
                .filter(Thread::isAlive)
                .toList();
    }

    /** They take less than a hundredth of one processor; the best of a few looks counts. */
    static void assertIdle(String scheduler) {
        Gate.until("idleness", () -> {
            long start = System.nanoTime();
            long before = cpuNanos(scheduler);
            do {
                LockSupport.parkNanos(WINDOW_NANOS);
            } while (System.nanoTime() - start < WINDOW_NANOS);
            return cpuNanos(scheduler) - before < (System.nanoTime() - start) / 100;
        });
    }

    private static long cpuNanos(String scheduler) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertTrue(threads.isThreadCpuTimeSupported());
        List<Thread> alive = of(scheduler);
        assertFalse(alive.isEmpty());
        return alive.stream()
                .mapToLong(RarThreads::id)
                .map(threads::getThreadCpuTime)
                .sum();
    }

    @SuppressWarnings("deprecation") // threadId() is newer than release 17
    private static long id(Thread thread) {
        return thread.getId();
    }
}
