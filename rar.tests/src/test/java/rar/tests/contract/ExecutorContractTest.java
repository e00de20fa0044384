package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** The contract of a scheduler without the runtime around it: S1 to S3, which tasks run, and where. */
class ExecutorContractTest {
    private static final int THREADS = 4;
    private static final int EACH = 25_000;

    @Tag("S1")
    @EveryScheduler
    void tasks_fromSeveralThreads_runOnceEach(Subject subject) {
        CountDownLatch left = new CountDownLatch(THREADS * EACH);
        List<HandTask> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS * EACH; i++) {
            tasks.add(new HandTask(left::countDown));
        }
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            Crew.run(THREADS, member -> {
                for (Task task : tasks.subList(member * EACH, (member + 1) * EACH)) {
                    executor.execute(task, HandTask.anyCause());
                }
            });
            Gate.pass(left);
        }
        HandTask.assertEachRanOnce(tasks);
    }

    @Tag("S1")
    @EveryScheduler
    void tasks_handedInByTasks_runOnceEach(Subject subject) {
        CountDownLatch left = new CountDownLatch((1 << 17) - 1);
        List<HandTask> tasks = Collections.synchronizedList(new ArrayList<>());
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            executor.execute(node(executor, 16, left, tasks), Cause.SPAWN);
            Gate.pass(left);
        }
        HandTask.assertEachRanOnce(tasks);
    }

    /** A task that hands in two more, down to a depth. */
    private static HandTask node(TaskExecutor executor, int depth, CountDownLatch left, List<HandTask> tasks) {
        HandTask task = new HandTask(() -> {
            for (int i = 0; depth > 0 && i < 2; i++) {
                executor.execute(node(executor, depth - 1, left, tasks), HandTask.anyCause());
            }
            left.countDown();
        });
        tasks.add(task);
        return task;
    }

    @Tag("S1")
    @EveryScheduler
    void tasks_handedInAtOnceByOneTask_runOnceEach(Subject subject) {
        CountDownLatch left = new CountDownLatch(EACH);
        List<HandTask> tasks = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            tasks.add(new HandTask(left::countDown));
        }
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            HandTask burst = new HandTask(() -> tasks.forEach(task -> executor.execute(task, Cause.SPAWN)));
            executor.execute(burst, Cause.SPAWN);
            Gate.pass(left);
        }
        HandTask.assertEachRanOnce(tasks);
    }

    @Tag("S2")
    @EveryScheduler
    void execute_whenAllWorkersAreBusy_returnsAndRunsNothingInTheCaller(Subject subject) {
        AtomicInteger inCaller = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Gate release = new Gate();
        CountDownLatch busy = new CountDownLatch(subject.threads());
        CountDownLatch left = new CountDownLatch(3 * EACH);
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            for (int i = 0; i < subject.threads(); i++) {
                executor.execute(
                        new HandTask(() -> {
                            busy.countDown();
                            release.pass();
                        }),
                        Cause.SPAWN);
            }
            Gate.pass(busy);
            Task task = new HandTask(() -> {
                if (Thread.currentThread() == caller) {
                    inCaller.incrementAndGet();
                }
                left.countDown();
            });
            for (Cause cause : Cause.values()) {
                for (int i = 0; i < EACH; i++) {
                    executor.execute(task, cause);
                }
            }
            assertEquals(3 * EACH, left.getCount());
            release.open();
            Gate.pass(left);
        }
        assertEquals(0, inCaller.get());
    }

    @Tag("S2")
    @EveryScheduler
    void execute_calledByATask_runsNothingInTheCaller(Subject subject) {
        ThreadLocal<Boolean> calling = ThreadLocal.withInitial(() -> false);
        AtomicInteger nested = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(3 * 1_000);
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            Task inner = new HandTask(() -> {
                nested.addAndGet(calling.get() ? 1 : 0);
                left.countDown();
            });
            executor.execute(
                    new HandTask(() -> {
                        calling.set(true);
                        for (int i = 0; i < 3 * 1_000; i++) {
                            executor.execute(inner, HandTask.cause(i));
                        }
                        calling.set(false);
                    }),
                    Cause.SPAWN);
            Gate.pass(left);
        }
        assertEquals(0, nested.get());
    }

    @Tag("S2")
    @EveryScheduler
    void execute_calledByAWorkerOfAnother_runsAtHome(Subject subject) {
        String home = Subject.uniqueName();
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch left = new CountDownLatch(1_000);
        try (TaskExecutor executor = subject.executor(home);
                TaskExecutor other = subject.executor(Subject.uniqueName())) {
            for (int i = 0; i < 1_000; i++) {
                Task task = new HandTask(() -> {
                    threads.add(Thread.currentThread().getName());
                    left.countDown();
                });
                other.execute(new HandTask(() -> executor.execute(task, HandTask.anyCause())), Cause.SPAWN);
            }
            Gate.pass(left);
        }
        assertFalse(threads.isEmpty());
        assertTrue(threads.stream().allMatch(name -> name.startsWith("rar-" + home + "-worker-")));
    }

    @Tag("S3")
    @EveryScheduler
    void execute_publishesWhatTheCallerWroteBefore(Subject subject) {
        CountDownLatch left = new CountDownLatch(THREADS * EACH);
        AtomicInteger wrong = new AtomicInteger();
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            Crew.run(THREADS, member -> {
                for (int i = 0; i < EACH / 2; i++) {
                    int[] plain = new int[2];
                    Task second = new HandTask(() -> {
                        wrong.addAndGet(plain[1] == 8 ? 0 : 1);
                        left.countDown();
                    });
                    Task first = new HandTask(() -> {
                        wrong.addAndGet(plain[0] == 7 ? 0 : 1);
                        plain[1] = 8;
                        executor.execute(second, HandTask.anyCause());
                        left.countDown();
                    });
                    plain[0] = 7;
                    executor.execute(first, HandTask.anyCause());
                }
            });
            Gate.pass(left);
        }
        assertEquals(0, wrong.get());
    }
}
