package rar.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Limits on waits that end in time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimeoutBenchmark {
    private static final int TIMES = 1_000;

    /** Who does it. */
    @Param({"rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "reactor"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Timeouts runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.start(peer, workers, Timeouts.class);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** Around what is ready after one trip through the queue of tasks. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void aroundOneYield() {
        runtime.timeouts(TIMES);
    }
}
