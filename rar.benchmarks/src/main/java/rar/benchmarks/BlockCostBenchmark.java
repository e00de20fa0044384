package rar.benchmarks;

import static rar.async.Async.async;
import static rar.async.Async.await;

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
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;

/** What an async block costs beside a plain future that does the same. RAR alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BlockCostBenchmark {
    private static final int TIMES = 10_000;

    /** Who does it. */
    @Param("rar")
    public String peer;

    /** How many threads it has. */
    @Param("2")
    public int workers;

    private Scheduler scheduler;

    /** Starts the scheduler. */
    @Setup
    public void start() {
        scheduler = new Builder().threads(workers).build();
    }

    /** Ends it. */
    @TearDown
    public void stop() {
        scheduler.close();
    }

    /** Ten thousand plain futures, ready at once, each polled by one. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void pollFuture() {
        run(new Repeated(TIMES, i -> Future.call(() -> i)));
    }

    /** Ten thousand blocks that do not suspend, polled by a plain future. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void pollBlock() {
        run(new Repeated(TIMES, i -> async(() -> i)));
    }

    /** A plain future that yields ten thousand times. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void yieldInFuture() {
        run(new Repeated(TIMES, i -> Context.yieldNow()));
    }

    /** A block that yields ten thousand times. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void yieldInBlock() {
        run(async(() -> {
            for (int i = 0; i < TIMES; i++) {
                await(Context.yieldNow());
            }
        }));
    }

    private void run(Future<Void> future) {
        scheduler.blockOn(Future.defer(() -> Context.spawn(future)));
    }
}
