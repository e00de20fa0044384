package rar.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What this JVM takes from the machine. */
final class ThisProcess {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LOOKS = 300;

    private ThisProcess() {}

    /** Processor time, in nanoseconds. */
    static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Waits until hardly anything runs: less than a twentieth of a processor, for a while. At most a minute. */
    static void awaitQuiet() {
        long before = cpuNanos();
        for (int i = 0; i < LOOKS; i++) {
            LockSupport.parkNanos(LOOK);
            long now = cpuNanos();
            if (now - before < LOOK / 20) {
                return;
            }
            before = now;
        }
    }

    /** Resident bytes, where the system tells. */
    static OptionalLong residentBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        }
    }

    /** Bytes of the heap in use, after a collection. */
    static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
