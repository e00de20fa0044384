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

/** Blocking on what is ready. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BlockOnBenchmark {
    private static final int TIMES = 10_000;

    /** Who does it. */
    @Param({"rar", "rar-fifo", "kotlin"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Blocking runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.start(peer, workers, Blocking.class);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** Ten thousand times, as the Rust seed did. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void nothing() {
        nothingOften();
    }

    private void nothingOften() {
        for (int i = 0; i < TIMES; i++) {
            runtime.blockOnNothing();
        }
    }
}
