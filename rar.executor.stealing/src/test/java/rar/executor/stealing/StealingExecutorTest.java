package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** What is particular to this scheduler; the rules that all share are tested elsewhere. */
@Timeout(60)
class StealingExecutorTest {
    private static TaskExecutor start(int threads) {
        return StealingExecutor.start(new ExecutorConfig("test", threads));
    }

    @Test
    void slot_ownerIsBusy_isStolen() throws Exception {
        try (TaskExecutor executor = start(2)) {
            CountDownLatch stolen = new CountDownLatch(1);
            AtomicReference<Thread> owner = new AtomicReference<>();
            AtomicReference<Thread> thief = new AtomicReference<>();
            CountDownLatch done = new CountDownLatch(1);
            executor.execute(
                    new Step(() -> {
                        owner.set(Thread.currentThread());
                        Task woken = new Step(() -> {
                            thief.set(Thread.currentThread());
                            stolen.countDown();
                        });
                        executor.execute(woken, Cause.WAKE);
                        await(stolen); // against F2, to keep the owner busy
                        done.countDown();
                    }),
                    Cause.SPAWN);
            await(done);
            assertNotEquals(owner.get(), thief.get());
        }
    }

    @Test
    void wakeAndYield_oneWorker_wokenRunsBeforeTheQueueAndYieldedAfter() throws Exception {
        try (TaskExecutor executor = start(1)) {
            List<String> order = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch done = new CountDownLatch(3);
            executor.execute(
                    new Step(() -> {
                        executor.execute(noted("yielded", order, done), Cause.YIELD);
                        executor.execute(noted("spawned", order, done), Cause.SPAWN);
                        executor.execute(noted("woken", order, done), Cause.WAKE);
                    }),
                    Cause.SPAWN);
            await(done);
            assertEquals(List.of("woken", "yielded", "spawned"), order);
        }
    }

    /** With one worker the queue overflows for certain, with two there are thieves meanwhile. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void overflow_moreThanTheRingHolds_losesNothing(int threads) {
        try (TaskExecutor executor = start(threads)) {
            int count = 10_000;
            CountDownLatch done = new CountDownLatch(count);
            AtomicInteger runs = new AtomicInteger();
            executor.execute(
                    new Step(() -> {
                        for (int i = 0; i < count; i++) {
                            executor.execute(
                                    new Step(() -> {
                                        runs.incrementAndGet();
                                        done.countDown();
                                    }),
                                    Cause.SPAWN);
                        }
                    }),
                    Cause.SPAWN);
            await(done);
            assertEquals(count, runs.get());
        }
    }

    @Test
    void task_thatThrows_leavesItsWorkerAlive() throws Exception {
        try (TaskExecutor executor = start(1)) {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            CountDownLatch done = new CountDownLatch(1);
            executor.execute(
                    new Step(() -> {
                        Thread.currentThread().setUncaughtExceptionHandler((thread, t) -> seen.set(t));
                        throw new IllegalStateException("against the contract");
                    }),
                    Cause.SPAWN);
            executor.execute(new Step(done::countDown), Cause.SPAWN);
            await(done);
            assertEquals("against the contract", seen.get().getMessage());
        }
    }

    @Test
    void execute_afterClose_isRejected() {
        TaskExecutor executor = start(2);
        executor.close();
        var thrown =
                assertThrows(RejectedExecutionException.class, () -> executor.execute(new Step(() -> {}), Cause.SPAWN));
        assertEquals("scheduler \"test\" is closed", thrown.getMessage());
    }

    private static Task noted(String name, List<String> order, CountDownLatch done) {
        return new Step(() -> {
            order.add(name);
            done.countDown();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "not reached in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
