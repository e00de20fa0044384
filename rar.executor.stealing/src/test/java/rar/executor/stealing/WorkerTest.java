package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;

/** How workers wait and are woken, whose tasks they run, and how they end. */
class WorkerTest extends WorkerRig {
    // ---- waiting

    @Test
    void workers_withNothingToDo_wait() {
        StealingExecutor executor = start(4);
        awaitIdle(executor);
        run(executor, () -> {});
        awaitIdle(executor);
    }

    @Test
    void workers_thatAreInterrupted_waitOn() {
        StealingExecutor executor = start(2);
        awaitIdle(executor);
        for (Worker worker : executor.all()) {
            worker.interrupt();
        }
        awaitIdle(executor);
        run(executor, () -> assertFalse(Thread.currentThread().isInterrupted()));
    }

    @Test
    void execute_whileAllWait_wakesOne() {
        StealingExecutor executor = start(2);
        for (int i = 0; i < 20; i++) {
            awaitIdle(executor);
            run(executor, () -> {});
        }
    }

    /** Tasks that wait for each other, against F2: all workers have to come. */
    @Test
    void execute_asManyTasksAsWorkers_wakesAll() {
        StealingExecutor executor = start(4);
        for (int round = 0; round < 10; round++) {
            awaitIdle(executor);
            CountDownLatch all = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                executor.execute(
                        new Step(() -> {
                            all.countDown();
                            await(all);
                        }),
                        Cause.SPAWN);
            }
            await(all);
        }
    }

    @Test
    void execute_byATaskThatThenBlocks_isRunByAnother() {
        StealingExecutor executor = start(4);
        for (Cause cause : Cause.values()) {
            for (int round = 0; round < 10; round++) {
                awaitIdle(executor);
                CountDownLatch all = new CountDownLatch(4);
                run(executor, () -> {
                    for (int i = 0; i < 4; i++) {
                        executor.execute(
                                new Step(() -> {
                                    all.countDown();
                                    await(all);
                                }),
                                cause);
                    }
                });
                await(all);
            }
        }
    }

    /**
     * A task that its worker comes to next has nobody woken who watches; when the worker does not come, the watch does.
     */
    @Test
    void execute_ofOneTaskByOneThatThenBlocks_isRunByTheWatch() {
        StealingExecutor executor = start(3);
        for (Cause cause : List.of(Cause.SPAWN, Cause.WAKE)) {
            awaitIdle(executor);
            run(executor, () -> {
                makeWatch(executor);
                for (int round = 0; round < 20; round++) {
                    CountDownLatch done = new CountDownLatch(1);
                    executor.execute(new Step(done::countDown), cause);
                    await(done);
                }
            });
        }
    }

    // ---- whose task it is

    @Test
    void execute_byAWorkerOfAnotherExecutor_isRunByOnesOwn() {
        StealingExecutor one = start(1);
        StealingExecutor other = start(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Thread> runner = new AtomicReference<>();
        run(
                one,
                () -> other.execute(
                        new Step(() -> {
                            runner.set(Thread.currentThread());
                            done.countDown();
                        }),
                        Cause.WAKE));
        await(done);
        assertSame(other.all()[0], runner.get());
    }

    @Test
    void hasWork_whereverTheTaskIs_isTrue() {
        StealingExecutor executor = start(1);
        Worker worker = executor.all()[0];
        for (Cause cause : Cause.values()) {
            run(executor, () -> {
                assertFalse(worker.hasWork() || executor.hasWork(), "work before there is any");
                executor.execute(new Step(() -> {}), cause);
                assertTrue(worker.hasWork() && executor.hasWork(), "no work after " + cause);
            });
            awaitIdle(executor);
        }
        run(executor, () -> {
            Thread outside = new Thread(() -> executor.execute(new Step(() -> {}), Cause.SPAWN));
            outside.start();
            try {
                outside.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertFalse(worker.hasWork());
            assertTrue(executor.hasWork() && !executor.injection().isEmpty());
        });
    }

    @Test
    void hasSpareWork_behindAnotherTaskOrOutside_isTrue() {
        StealingExecutor executor = start(1);
        run(executor, () -> {
            assertFalse(executor.hasSpareWork(), "before there is any");
            executor.execute(new Step(() -> {}), Cause.YIELD);
            assertFalse(executor.hasSpareWork(), "with one task in the queue");
            executor.execute(new Step(() -> {}), Cause.YIELD);
            assertTrue(executor.hasSpareWork(), "with two tasks in the queue");
        });
        StealingExecutor another = start(1);
        run(another, () -> {
            another.execute(new Step(() -> {}), Cause.WAKE);
            assertFalse(another.hasSpareWork(), "with one task in the slot");
            another.execute(new Step(() -> {}), Cause.YIELD);
            assertTrue(another.hasSpareWork(), "with one task in the slot and one in the queue");
        });
        run(executor, () -> {
            executor.injection().push(new Step(() -> {}));
            assertTrue(executor.hasSpareWork(), "with one task outside");
        });
    }

    // ---- what is kept

    /** It stays in the queue that it was stolen from until its place is used again, or the owner rests. */
    @Test
    void task_thatWasStolen_isNotKeptByAWorkerThatSleeps() {
        StealingExecutor executor = start(2);
        WeakReference<Task> stolen = runStolen(executor);
        awaitIdle(executor);
        Awaitility.await("the task is collected").until(() -> {
            System.gc();
            return stolen.refersTo(null);
        });
    }

    /** A worker queues a task and then blocks until another one has run it. */
    private static WeakReference<Task> runStolen(StealingExecutor executor) {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<WeakReference<Task>> stolen = new AtomicReference<>();
        run(executor, () -> {
            Task task = new Step(done::countDown);
            stolen.set(new WeakReference<>(task));
            executor.execute(task, Cause.YIELD);
            await(done);
        });
        return stolen.get();
    }

    // ---- the end

    @Test
    void close_executorThatIsKept_keepsNoTaskThatItHasRun() {
        for (int threads = 1; threads <= 2; threads++) {
            StealingExecutor executor = start(threads);
            WeakReference<Task> last = runToTheEnd(executor);
            executor.close();
            try {
                Awaitility.await("the task is collected").until(() -> {
                    System.gc();
                    return last.refersTo(null);
                });
            } finally {
                Reference.reachabilityFence(executor);
            }
        }
    }

    /** Runs a task that ends when the executor is being closed: its worker does not park any more. */
    private static WeakReference<Task> runToTheEnd(StealingExecutor executor) {
        CountDownLatch begun = new CountDownLatch(1);
        Task task = new Step(() -> {
            begun.countDown();
            while (!executor.isClosed()) {
                Thread.onSpinWait();
            }
        });
        executor.execute(task, Cause.SPAWN);
        await(begun);
        return new WeakReference<>(task);
    }

    @Test
    void provider_always_makesThisExecutor() {
        StealingProvider provider = new StealingProvider();
        assertEquals("work-stealing", provider.name());
        assertTrue(provider.priority() > 0, "not the default");
        started.add((StealingExecutor) provider.newExecutor(new ExecutorConfig("test", 1)));
        run(started.get(0), () -> {});
    }
}
