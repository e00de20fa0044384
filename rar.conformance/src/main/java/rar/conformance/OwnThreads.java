package rar.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The threads of a scheduler or a timer: those that ran its tasks or fired its entries, and those that bear its name.
 *
 * <p>Whether they are idle is measured beside a thread that is not: the calling one, which spins until it has used up
 * some CPU time. A busy machine slows both down. Threads that wake up again and again, for a moment only, are told by
 * how often they waited. The best of a few looks counts, as a thread may have been on its way to sleep.
 */
final class OwnThreads {
    private static final long WINDOW_NANOS = 50_000_000;
    private static final long CPU_PERCENT = 3;
    private static final long WAKE_UPS = 2;
    private static final int LOOKS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private final Set<Thread> known;

    /** The threads whose names contain {@code name}, and those of {@code known}, which may grow meanwhile. */
    OwnThreads(String name, Set<Thread> known) {
        this.name = name;
        this.known = known;
    }

    /** Those that are alive. */
    List<Thread> alive() {
        Stream<Thread> named = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(name))
                .filter(thread -> !thread.getName().startsWith("conformance-"));
        return Stream.concat(named, known.stream())
                .filter(Thread::isAlive)
                .distinct()
                .toList();
    }

    /** Fails if a thread is left. */
    void requireEnded(Trial trial, Rule rule) {
        List<String> left = alive().stream().map(Thread::getName).toList();
        trial.require(left.isEmpty(), rule, "threads still alive when close() had returned: " + left);
    }

    /** Fails unless all are idle. */
    void requireIdle(Trial trial, Rule rule, Supplier<String> when) {
        if (!THREADS.isThreadCpuTimeSupported()) {
            return;
        }
        Usage seen = look();
        for (int i = 1; i < LOOKS && !seen.isIdle(); i++) {
            seen = look();
        }
        trial.require(seen.isIdle(), rule, when.get() + " " + seen);
    }

    private Usage look() {
        List<Thread> threads = alive();
        Usage before = usage(threads);
        long start = THREADS.getCurrentThreadCpuTime();
        while (THREADS.getCurrentThreadCpuTime() - start < WINDOW_NANOS) {
            Thread.onSpinWait();
        }
        return usage(threads).minus(before);
    }

    private static Usage usage(Collection<Thread> threads) {
        long cpu = 0;
        long waits = 0;
        for (Thread thread : threads) {
            cpu += Math.max(0, THREADS.getThreadCpuTime(id(thread)));
            ThreadInfo info = THREADS.getThreadInfo(id(thread));
            waits += info == null ? 0 : info.getWaitedCount();
        }
        return new Usage(cpu, waits);
    }

    @SuppressWarnings("deprecation") // threadId() is newer than release 17
    private static long id(Thread thread) {
        return thread.getId();
    }

    /** What threads used while this thread used up a window. */
    private record Usage(long cpuNanos, long waits) {
        Usage minus(Usage before) {
            return new Usage(cpuNanos - before.cpuNanos, waits - before.waits);
        }

        boolean isIdle() {
            return cpuNanos * 100 <= WINDOW_NANOS * CPU_PERCENT && waits <= WAKE_UPS;
        }

        @Override
        public String toString() {
            return "its threads used " + cpuNanos / 1_000 + " us of CPU time and waited " + waits
                    + " times, while a thread that spins used " + WINDOW_NANOS / 1_000 + " us";
        }
    }
}
