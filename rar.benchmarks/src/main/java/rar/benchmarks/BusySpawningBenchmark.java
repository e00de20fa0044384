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

/**
 * Tokio's {@code spawn_many_remote_busy2}: all threads are busy with tasks that work and start others. Virtual threads
 * and {@code ForkJoinPool} may never come to what a foreign thread starts then.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BusySpawningBenchmark {
    private static final int TASKS = 1_000;

    /** Who does it. */
    @Param({"rar", "rar-fifo", "kotlin", "netty"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Busy runtime;
    private Runnable end;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.start(peer, workers, Busy.class);
        end = runtime.keepSpawning(workers);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        end.run();
        runtime.close();
    }

    /** Tasks started by the calling thread, which awaits each. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void joined() {
        runtime.spawnAndJoin(TASKS);
    }
}
