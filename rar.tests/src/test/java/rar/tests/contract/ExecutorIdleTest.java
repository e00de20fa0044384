package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** The contract of a scheduler without the runtime around it: S4 to S6, when its threads sleep, wake and end. */
class ExecutorIdleTest {
    private static final int ROUNDS = 500;

    @Tag("S4")
    @EveryScheduler
    void task_queuedWhileTheWorkersPark_isStarted(Subject subject) {
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            for (int round = 0; round < ROUNDS; round++) {
                Gate ran = new Gate();
                executor.execute(new HandTask(ran::open), HandTask.cause(round));
                ran.pass();
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(20_000)); // the worker is on its way to sleep
            }
        }
    }

    @Tag("S4")
    @EveryScheduler
    void task_queuedByOneThatThenStaysBusy_isStartedByAnotherWorker(Subject subject) {
        for (Cause cause : Cause.values()) {
            try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
                for (int round = 0; subject.threads() > 1 && round < ROUNDS; round++) {
                    Gate ran = new Gate();
                    Gate waited = new Gate();
                    executor.execute(
                            new HandTask(() -> {
                                executor.execute(new HandTask(ran::open), cause);
                                ran.pass(); // keeps this worker busy until another has run it
                                waited.open();
                            }),
                            Cause.SPAWN);
                    waited.pass();
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(20_000));
                }
            }
        }
    }

    @Tag("S4")
    @EveryScheduler
    void tasks_thatNeedAllWorkersAtOnce_getThem(Subject subject) {
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            for (int round = 0; round < ROUNDS / 5; round++) {
                CountDownLatch all = new CountDownLatch(subject.threads());
                CountDownLatch passed = new CountDownLatch(subject.threads());
                Runnable meeting = () -> {
                    all.countDown();
                    Gate.pass(all);
                    passed.countDown();
                };
                Runnable handIn = () -> {
                    for (int i = 0; i < subject.threads(); i++) {
                        executor.execute(new HandTask(meeting), Cause.SPAWN);
                    }
                };
                if (round % 2 == 0) {
                    handIn.run();
                } else {
                    executor.execute(new HandTask(handIn), Cause.SPAWN);
                }
                Gate.pass(passed);
            }
        }
    }

    @Tag("S5")
    @EveryScheduler
    void close_withTasksQueued_runsThemAll(Subject subject) {
        String name = Subject.uniqueName();
        TaskExecutor executor = subject.executor(name);
        Gate release = new Gate();
        CountDownLatch busy = new CountDownLatch(subject.threads());
        for (int i = 0; i < subject.threads(); i++) {
            Runnable body = () -> {
                busy.countDown();
                release.pass();
            };
            executor.execute(new HandTask(body), Cause.SPAWN);
        }
        Gate.pass(busy);
        List<HandTask> tasks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            HandTask task = new HandTask(() -> {});
            tasks.add(task);
            executor.execute(task, HandTask.cause(i));
        }
        Crew closer = Crew.start(1, member -> executor.close());
        release.open();
        closer.join();
        HandTask.assertEachRanOnce(tasks);
        assertEquals(List.of(), RarThreads.of(name));
    }

    @Tag("S5")
    @EveryScheduler
    void execute_afterClose_isRejected(Subject subject) {
        TaskExecutor executor = subject.executor(Subject.uniqueName());
        executor.close();
        HandTask task = new HandTask(() -> {});
        for (Cause cause : Cause.values()) {
            assertThrows(RejectedExecutionException.class, () -> executor.execute(task, cause));
        }
        assertEquals(0, task.runs());
    }

    @Tag("S5")
    @EveryScheduler
    void execute_whileItCloses_isRunOrRejected(Subject subject) {
        for (int round = 0; round < 50; round++) {
            String name = Subject.uniqueName();
            TaskExecutor executor = subject.executor(name);
            List<HandTask> accepted = Collections.synchronizedList(new ArrayList<>());
            Gate started = new Gate();
            Crew crew = Crew.start(3, member -> {
                try {
                    for (int i = 0; i < 300; i++) {
                        HandTask inner = new HandTask(() -> {});
                        HandTask task = new HandTask(() -> tryExecute(executor, inner, accepted));
                        executor.execute(task, Cause.SPAWN);
                        accepted.add(task);
                        started.open();
                    }
                } catch (RejectedExecutionException closed) {
                    // as good as run, for the contract
                }
            });
            started.pass();
            executor.close();
            crew.join();
            HandTask.assertEachRanOnce(accepted);
            assertEquals(List.of(), RarThreads.of(name));
        }
    }

    private static void tryExecute(TaskExecutor executor, HandTask task, List<HandTask> accepted) {
        try {
            executor.execute(task, Cause.WAKE);
            accepted.add(task);
        } catch (RejectedExecutionException closed) {
            // as good as run, for the contract
        }
    }

    @Tag("S6")
    @EveryScheduler
    void idleScheduler_burnsNoCpu(Subject subject) {
        String name = Subject.uniqueName();
        try (TaskExecutor executor = subject.executor(name)) {
            RarThreads.assertIdle(name);
            CountDownLatch left = new CountDownLatch(10_000);
            Task task = new HandTask(left::countDown);
            for (int i = 0; i < 10_000; i++) {
                executor.execute(task, Cause.SPAWN);
            }
            Gate.pass(left);
            RarThreads.assertIdle(name); // nor after work
            AtomicInteger interrupted = new AtomicInteger();
            for (int i = 0; i < subject.threads() * 10; i++) {
                Runnable body = () -> {
                    Thread.currentThread().interrupt();
                    interrupted.incrementAndGet();
                };
                executor.execute(new HandTask(body), Cause.SPAWN);
            }
            Gate.until("interrupts", () -> interrupted.get() == subject.threads() * 10);
            RarThreads.assertIdle(name); // nor when a task has left an interrupt behind
        }
    }
}
