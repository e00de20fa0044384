package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;

/** When a task that yields has a sleeper woken. */
class WorkerYieldTest extends WorkerRig {
    private static final int ROUNDS = 50;

    /** Nor does the watch come, but by chance: when it looks just as the task is in the queue. */
    @Test
    void yield_ofTheTaskThatRunsAlone_wakesNobodyWhoWatches() {
        StealingExecutor executor = start(2);
        int moved = 0;
        AtomicInteger unheard = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            awaitIdle(executor);
            Set<Thread> runners = ConcurrentHashMap.newKeySet();
            AtomicInteger runs = new AtomicInteger();
            CountDownLatch done = new CountDownLatch(1);
            Task[] yielding = new Task[1];
            yielding[0] = new Step(() -> {
                if (runs.get() == 0) {
                    makeWatch(executor);
                }
                runners.add(Thread.currentThread());
                if (runs.incrementAndGet() == 3) {
                    done.countDown();
                } else {
                    executor.execute(yielding[0], Cause.YIELD);
                    unheard.addAndGet(nobodySearches(executor) ? 1 : 0);
                }
            });
            executor.execute(yielding[0], Cause.SPAWN);
            await(done);
            moved += runners.size() - 1;
        }
        assertTrue(unheard.get() > ROUNDS, unheard + " of " + 2 * ROUNDS + " yields woke nobody");
        assertTrue(moved < ROUNDS / 2, moved + " of " + ROUNDS + " tasks were stolen");
    }

    /** Whoever is woken is a searcher at once, of whom half as many as there are workers may be. */
    private static boolean nobodySearches(StealingExecutor executor) {
        if (!executor.idle().startSearching()) {
            return false;
        }
        executor.idle().stopSearching();
        return true;
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
