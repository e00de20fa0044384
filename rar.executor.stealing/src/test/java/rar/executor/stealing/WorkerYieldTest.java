package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;

/** When a task that yields has a sleeper woken. */
class WorkerYieldTest extends WorkerRig {
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
}
