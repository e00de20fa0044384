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

/** Starting tasks that do nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpawnBenchmark {
    private static final int TASKS = 10_000;
    private static final int LINKS = 1_000;

    /** Who does it. */
    @Param({"rar", "rar-fifo", "virtual-threads", "kotlin", "forkjoin", "netty", "reactor"})
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Spawning runtime;

    /** Starts the peer. */
    @Setup
    public void start() {
        runtime = Peers.start(peer, workers, Spawning.class);
    }

    /** Ends the peer. */
    @TearDown
    public void stop() {
        runtime.close();
    }

    /** From the calling thread. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void fromOutside() {
        runtime.spawnFromOutside(TASKS);
    }

    /** From a task. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void fromWorker() {
        runtime.spawnFromWorker(TASKS);
    }

    /** From the calling thread, which awaits each. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void joined() {
        runtime.spawnAndJoin(TASKS);
    }

    /** One after the other. */
    @Benchmark
    @OperationsPerInvocation(LINKS)
    public void chained() {
        runtime.chain(LINKS);
    }

    /** One, awaited by the calling thread. */
    @Benchmark
    public void one() {
        runtime.spawnOne();
    }
}
