package rar.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

/** Setting timers that are given up in time, among none others and a million. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimerBenchmark {
    private static final int EACH = 1_000;
    private static final int BATCH = 10_000;
    private static final int SETTLED_PER_SECOND = 500_000; // some sort what they are given in a thread of their own

    /** Who does it. */
    @Param({"rar", "netty-wheel", "scheduled-pool", "forkjoin-schedule"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    /** How many timers are set already. */
    @Param({"0", "1000000"})
    public int pending;

    private Timers runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.startTimers(peer, workers);
        runtime.fill(pending);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(pending / SETTLED_PER_SECOND));
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** Set, give up, and so on. */
    @Benchmark
    @OperationsPerInvocation(EACH)
    public void setAndCancel() {
        runtime.setAndCancel(EACH);
    }

    /** Set ten thousand, then give them up. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void setThenCancel() {
        runtime.setThenCancel(BATCH);
    }
}
