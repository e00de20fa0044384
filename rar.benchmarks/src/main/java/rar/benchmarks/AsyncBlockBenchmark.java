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

/** Blocks of plain code that await others: RAR beside suspending functions, and calls on a virtual thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AsyncBlockBenchmark {
    private static final int TIMES = 1_000;

    /** Who does it. */
    @Param({"rar", "virtual-threads", "kotlin"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private DirectStyle runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.startDirect(peer, workers);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** A thousand that are ready at once. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void call() {
        runtime.call(TIMES);
    }

    /** A thousand that yield. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void suspend() {
        runtime.suspend(TIMES);
    }
}
