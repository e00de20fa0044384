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

/** Tasks that yield, and that wake each other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WakeBenchmark {
    private static final int TASKS = 200;
    private static final int YIELDS = 1_000;
    private static final int ROUNDS = 1_000;

    /** Who does it. */
    @Param({"rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "netty"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Waking runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.start(peer, workers, Waking.class);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** Two hundred tasks, a thousand times each. */
    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public void yieldMany() {
        runtime.yieldMany(TASKS, YIELDS);
    }

    /** A thousand pairs. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public void pingPong() {
        runtime.pingPong(ROUNDS);
    }

    /** One pair, a thousand times. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS)
    public void roundTrip() {
        runtime.roundTrips(ROUNDS);
    }
}
