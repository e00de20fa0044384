package rar.executor.fifo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** What is particular to this scheduler; the rules that all share, and its order, {@link FifoConformanceTest} tests. */
@Timeout(60)
class FifoExecutorTest {
    private record Step(long id, Runnable body) implements Task {
        @Override
        public void run() {
            body.run();
        }

        @Override
        public String name() {
            return "step-" + id;
        }
    }

    private static TaskExecutor start(int threads) {
        return FifoExecutor.start(new ExecutorConfig("test", threads));
    }

    @Test
    void execute_byATaskWhileClosing_isAcceptedAndRun() throws Exception {
        TaskExecutor executor = start(1);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        executor.execute(
                new Step(0, () -> {
                    started.countDown();
                    awaitUninterrupted(proceed);
                    executor.execute(new Step(1, ran::countDown), Cause.YIELD);
                }),
                Cause.SPAWN);
        awaitUninterrupted(started);
        Thread closer = new Thread(executor::close);
        closer.start();
        proceed.countDown();
        closer.join();
        assertEquals(0, ran.getCount());
    }

    @Test
    void execute_afterClose_isRejected() {
        TaskExecutor executor = start(2);
        executor.close();
        var thrown = assertThrows(
                RejectedExecutionException.class, () -> executor.execute(new Step(0, () -> {}), Cause.SPAWN));
        assertEquals("scheduler \"test\" is closed", thrown.getMessage());
    }

    @Test
    void task_thatThrows_leavesItsWorkerAlive() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        try (TaskExecutor executor = start(1)) {
            executor.execute(
                    new Step(0, () -> {
                        Thread.currentThread().setUncaughtExceptionHandler((thread, t) -> seen.set(t));
                        throw new IllegalStateException("against the contract");
                    }),
                    Cause.SPAWN);
            executor.execute(new Step(1, done::countDown), Cause.SPAWN);
            assertTrue(done.await(30, TimeUnit.SECONDS));
        }
        assertEquals("against the contract", seen.get().getMessage());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
