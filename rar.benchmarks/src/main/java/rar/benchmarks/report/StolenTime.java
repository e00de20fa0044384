package rar.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much of the processors' time a host has given to other guests since a moment: what disturbs a run and cannot be
 * seen from inside in any other way. Linux counts it, as "steal".
 */
public final class StolenTime {
    static final String UNKNOWN = "unknown";

    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL = 7;
    private static final int KINDS = 8; // what follows is counted among these already

    private final long[] start;

    private StolenTime(long[] start) {
        this.start = start;
    }

    /** Begins to count. */
    public static StolenTime fromNow() throws IOException {
        return new StolenTime(now());
    }

    /** The share up to now, in percent. */
    String share() throws IOException {
        return share(start, now());
    }

    static String share(long[] from, long[] to) {
        if (to.length < KINDS || from.length < KINDS) {
            return UNKNOWN;
        }
        long all = LongStream.of(to).sum() - LongStream.of(from).sum();
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * (to[STEAL] - from[STEAL]) / Math.max(1, all));
    }

    /** The line for all processors: {@code cpu user nice system idle iowait irq softirq steal …}. */
    static long[] parse(String line) {
        return Arrays.stream(line.split("\\s+"))
                .skip(1)
                .limit(KINDS)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static long[] now() throws IOException {
        if (!Files.isReadable(STAT)) {
            return new long[0];
        }
        try (Stream<String> lines = Files.lines(STAT)) {
            return lines.findFirst().map(StolenTime::parse).orElse(new long[0]);
        }
    }
}
