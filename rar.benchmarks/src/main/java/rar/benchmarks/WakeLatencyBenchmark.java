package rar.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From the call that wakes a task until the task runs, on a thread that was parked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WakeLatencyBenchmark {
    private static final long IDLE = TimeUnit.MICROSECONDS.toNanos(500); // long enough for every thread to park

    /** Who does it. */
    @Param({"rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "netty"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Waking runtime;
    private Runnable wake;
    private volatile boolean woken;

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

    /** Has a task wait, and the threads park. */
    @Setup(Level.Invocation)
    public void idle() {
        woken = false;
        wake = runtime.waiting(() -> woken = true);
        LockSupport.parkNanos(IDLE);
    }

    /** The calling thread does not park: only the other side's way is measured. */
    @Benchmark
    public void wake() {
        wake.run();
        while (!woken) {
            Thread.onSpinWait();
        }
    }
}
