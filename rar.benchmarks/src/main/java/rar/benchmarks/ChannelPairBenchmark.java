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

/** One producer, one consumer, and a bounded queue between them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChannelPairBenchmark {
    private static final int VALUES = 100_000;

    /** Who does it. */
    @Param({"rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "reactor"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Channels runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.start(peer, workers, Channels.class);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** Passes numbers through the queue. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long oneToOne() {
        return runtime.transfer(1, 1, VALUES);
    }
}
