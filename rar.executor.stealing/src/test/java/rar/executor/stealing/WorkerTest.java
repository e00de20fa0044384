package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;

/** How workers wait, are woken, and choose. */
@Timeout(60)
class WorkerTest {
    private final List<StealingExecutor> started = new ArrayList<>();

    private record Step(Runnable body) implements Task {
        @Override
        public void run() {
            body.run();
        }

        @Override
        public long id() {
            return 0;
        }

        @Override
        public String name() {
            return "step";
        }
    }

    private StealingExecutor start(int threads) {
        StealingExecutor executor = StealingExecutor.start(new ExecutorConfig("test", threads));
        started.add(executor);
        return executor;
    }

    @AfterEach
    void close() {
        started.forEach(StealingExecutor::close);
    }

    /** Until all workers wait, and have done nothing else for a number of looks. */
    private static void awaitIdle(StealingExecutor executor) {
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

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS), "not reached in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(StealingExecutor executor, Runnable body) {
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

    // ---- a task that yields

    /** That no sleeper was woken: one that was would be a searcher by now, and half of two workers may be that. */
    private static void assertNobodySearches(StealingExecutor executor) {
        assertTrue(executor.idle().startSearching(), "a sleeper was woken");
        assertTrue(executor.idle().stopSearching());
    }

    @Test
    void yield_ofTheTaskThatRunsAlone_wakesNobody() {
        StealingExecutor executor = start(2);
        for (int round = 0; round < 50; round++) {
            awaitIdle(executor);
            List<Thread> runners = new ArrayList<>();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            CountDownLatch done = new CountDownLatch(1);
            Task[] yielding = new Task[1];
            yielding[0] = new Step(() -> {
                runners.add(Thread.currentThread());
                if (runners.size() == 3) {
                    done.countDown();
                    return;
                }
                executor.execute(yielding[0], Cause.YIELD);
                try {
                    assertNobodySearches(executor);
                } catch (AssertionError e) {
                    failure.set(e);
                }
            });
            executor.execute(yielding[0], Cause.SPAWN);
            await(done);
            assertNull(failure.get());
            assertEquals(1, runners.stream().distinct().count(), "ran on " + runners);
        }
    }

    /** The task runs as a worker's, which then has more to do than one can, and blocks. */
    private static void runBlocking(StealingExecutor executor, Task[] task, CountDownLatch others, Runnable first) {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        task[0] = new Step(() -> {
            if (runs.getAndIncrement() == 0) {
                first.run();
                begun.countDown();
                await(others);
            } else {
                others.countDown();
            }
        });
        executor.execute(task[0], Cause.SPAWN);
        await(begun);
        await(others);
    }

    @Test
    void yield_ofTheTaskThatRunsBehindOthers_wakesASleeper() {
        StealingExecutor executor = start(2);
        for (int round = 0; round < 50; round++) {
            awaitIdle(executor);
            Task[] task = new Task[1];
            runBlocking(executor, task, new CountDownLatch(2), () -> {
                executor.execute(task[0], Cause.YIELD); // wakes nobody
                executor.execute(task[0], Cause.YIELD);
            });
        }
    }

    @Test
    void yield_ofAnotherTaskThanTheOneThatRuns_wakesASleeper() {
        StealingExecutor executor = start(2);
        for (int round = 0; round < 50; round++) {
            awaitIdle(executor);
            CountDownLatch others = new CountDownLatch(1);
            runBlocking(
                    executor, new Task[1], others, () -> executor.execute(new Step(others::countDown), Cause.YIELD));
        }
    }

    /** Two tasks that yield for ever, on one worker, are soon two workers'. */
    @Test
    void yield_ofTwoTasksForEver_isSharedWithASleeper() {
        StealingExecutor executor = start(2);
        awaitIdle(executor);
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch left = new CountDownLatch(2);
        Set<Thread> runners = ConcurrentHashMap.newKeySet();
        run(executor, () -> {
            for (int i = 0; i < 2; i++) {
                Task[] yielding = new Task[1];
                yielding[0] = new Step(() -> {
                    runners.add(Thread.currentThread());
                    if (ended.get()) {
                        left.countDown();
                    } else {
                        executor.execute(yielding[0], Cause.YIELD);
                    }
                });
                executor.execute(yielding[0], Cause.SPAWN);
            }
        });
        Awaitility.await("both workers have run a task").until(() -> runners.size() == 2);
        ended.set(true);
        await(left);
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

    // ---- which one is next (S1)

    /** A task that wakes itself runs from the slot three times, and then lets the queue have its turn. */
    @Test
    void slot_ofATaskThatIsWokenAgainAndAgain_doesNotStarveTheQueue() {
        StealingExecutor executor = start(1);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger before = new AtomicInteger(-1);
        CountDownLatch done = new CountDownLatch(1);
        Task[] woken = new Task[1];
        woken[0] = new Step(() -> {
            if (runs.incrementAndGet() < 100) {
                executor.execute(woken[0], Cause.WAKE);
            } else {
                done.countDown();
            }
        });
        run(executor, () -> {
            executor.execute(new Step(() -> before.set(runs.get())), Cause.YIELD);
            executor.execute(woken[0], Cause.WAKE);
        });
        await(done);
        assertEquals(3, before.get());
    }

    /** Tasks that yield keep a worker busy; what comes from outside gets its turn all the same. */
    @Test
    void injection_whileTheOwnQueueIsNeverEmpty_getsItsTurn() {
        StealingExecutor executor = start(1);
        AtomicInteger yields = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger after = new AtomicInteger();
        Task[] yielding = new Task[1];
        yielding[0] = new Step(() -> {
            int count = yields.incrementAndGet();
            if (count == 1) {
                begun.countDown();
                awaitInjected(executor);
            }
            if (count < 1_000) {
                executor.execute(yielding[0], Cause.YIELD);
            } else {
                ended.countDown();
            }
        });
        executor.execute(yielding[0], Cause.SPAWN);
        await(begun);
        executor.execute(new Step(() -> after.set(yields.get())), Cause.SPAWN);
        await(ended);
        assertTrue(after.get() >= 1 && after.get() <= 64, "after " + after.get() + " yields");
    }

    private static void awaitInjected(StealingExecutor executor) {
        Awaitility.await("a task comes from outside")
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> !executor.injection().isEmpty());
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
