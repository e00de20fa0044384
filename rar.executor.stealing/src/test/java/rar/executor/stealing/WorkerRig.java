package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;

/** What the tests of workers share: executors that are closed in the end, and how to wait for what they do. */
@Timeout(60)
abstract class WorkerRig {
    final List<StealingExecutor> started = new ArrayList<>();

    final StealingExecutor start(int threads) {
        StealingExecutor executor = StealingExecutor.start(new ExecutorConfig("test", threads));
        started.add(executor);
        return executor;
    }

    @AfterEach
    void close() {
        started.forEach(StealingExecutor::close);
    }

    /** Until all workers wait, and have done nothing else for a number of looks. */
    static void awaitIdle(StealingExecutor executor) {
        Awaitility.await("all workers wait")
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(2, TimeUnit.MILLISECONDS)
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> {
                    for (int look = 0; look < 50; look++) {
                        for (Worker worker : executor.all()) {
                            if (worker.getState() != Thread.State.WAITING) {
                                return false;
                            }
                        }
                        Thread.onSpinWait();
                    }
                    return true;
                });
    }

    /** Called by a task: has another worker run one, and waits until that sleeps as the watch. */
    static void makeWatch(StealingExecutor executor) {
        CountDownLatch done = new CountDownLatch(1);
        executor.execute(new Step(done::countDown), Cause.SPAWN);
        await(done);
        Awaitility.await("a sleeper watches")
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> Arrays.stream(executor.all()).anyMatch(Worker::isWatching));
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS), "not reached in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void run(StealingExecutor executor, Runnable body) {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        executor.execute(
                new Step(() -> {
                    try {
                        body.run();
                    } catch (Throwable t) {
                        failure.set(t);
                    } finally {
                        done.countDown();
                    }
                }),
                Cause.SPAWN);
        await(done);
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }
}
