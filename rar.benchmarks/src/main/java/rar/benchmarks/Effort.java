package rar.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much is done for a figure. */
enum Effort {
    /** Figures to show: about an hour. */
    FULL(2, 4, 1000, 10, 300, 1),
    /** Figures to work with: less than five minutes. */
    QUICK(1, 1, 200, 3, 100, 10),
    /** No figures, but everything done once, in one JVM: less than a minute. */
    SMOKE(0, 0, 1, 1, 1, 1000);

    final int forks;
    final int warmups;
    final int measurements;
    private final int warmupMillis;
    private final int measurementMillis;
    private final int divisor;

    Effort(int forks, int warmups, int warmupMillis, int measurements, int measurementMillis, int divisor) {
        this.forks = forks;
        this.warmups = warmups;
        this.warmupMillis = warmupMillis;
        this.measurements = measurements;
        this.measurementMillis = measurementMillis;
        this.divisor = divisor;
    }

    TimeValue warmup() {
        return TimeValue.milliseconds(warmupMillis);
    }

    TimeValue measurement() {
        return TimeValue.milliseconds(measurementMillis);
    }

    /** Fewer of what a program has many of. */
    int reduced(int count) {
        return Math.max(count / divisor, 10);
    }

    /** How often a program is run. */
    int runs(Program program) {
        return this == FULL ? program.runs() : 1;
    }

    /** For {@link TimerBenchmark}. */
    String[] pendingTimers() {
        return this == QUICK ? new String[] {"0"} : new String[] {"0", String.valueOf(1_000_000 / divisor)};
    }

    /** Numbers of threads to see how it scales. */
    List<Integer> scaling() {
        return this == FULL ? List.of(1, 2, 4, 8) : List.of();
    }
}
