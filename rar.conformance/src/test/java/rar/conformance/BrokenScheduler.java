package rar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.TaskLink;
import rar.api.spi.WorkerThread;

/** Schedulers that each have one thing wrong, with the test that is meant to find it and what that has to say. */
@SuppressWarnings({"ImmutableEnumChecker", "WaitNotInLoop"}) // broken on purpose, for the use of one test at a time
enum BrokenScheduler implements SchedulerProvider {
    LOSES_A_WAKE(
            "required_S4_noLostWakeup_fromOutside",
            "all threads were idle, or about to be, and a task handed in from outside",
            LosingExecutor::new),

    LEAVES_WORK_TO_THE_BUSY(
            "required_S4_noLostWakeup_fromATaskThatStaysBusy",
            "which went on to be busy, was not started",
            config -> new GoodExecutor(config) {
                @Override
                public void execute(Task task, Cause cause) {
                    synchronized (this) {
                        add(task, cause);
                        if (!workers.contains(Thread.currentThread())) {
                            notify();
                        }
                    }
                }
            }),

    RUNS_TWICE(
            "required_S1_tasksFromSeveralThreads_runOnceEach",
            "a task was run for the 2. time",
            config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    queue.addLast(task);
                    if (task.id() % 100 == 0) {
                        queue.addLast(task);
                    }
                }
            }),

    LEAVES_LINKS(
            "required_S1_tasksFromSeveralThreads_runOnceEach",
            "a task was run while its link led to another",
            config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    TaskLink link = task.link();
                    if (link != null) {
                        link.next(link);
                    }
                    queue.addLast(task);
                }
            }),

    SWALLOWS_WORK_OF_WORKERS(
            "required_S1_tasksFromTasks_runOnceEach", "did not happen", config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (!workers.contains(Thread.currentThread()) || task.id() % 10 != 0) {
                        queue.addLast(task);
                    }
                }
            }),

    SWALLOWS_WORK_OF_WORKERS_IT_IS_TOLD(
            "required_S1_tasksFromTasks_runOnceEach", "did not happen", config -> new GoodExecutor(config) {
                @Override
                public void execute(Task task, Cause cause, WorkerThread current) {
                    if (task.id() % 10 != 0) {
                        execute(task, cause);
                    }
                }
            }),

    SWALLOWS_WHAT_IS_TOO_MUCH(
            "required_S1_burstFromOneTask_runsOnceEach", "did not happen", config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (queue.size() < 256) {
                        queue.addLast(task);
                    }
                }
            }),

    STARVES_THE_BACK(
            "required_S1_tasksThatCycle_haveTheirTurns", "did not have 5 turns", config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    queue.addFirst(task);
                }
            }),

    STARVES_NEWCOMERS(
            "required_S1_newcomer_whileOthersCycle_isNotStarved",
            "a task handed in",
            config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (workers.contains(Thread.currentThread())) {
                        queue.addFirst(task);
                    } else {
                        queue.addLast(task);
                    }
                }
            }),

    STARVES_BY_WAKES(
            "required_S1_newcomer_whileTwoWakeEachOther_isNotStarved",
            "two tasks that wake each other",
            config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (cause == Cause.WAKE && workers.contains(Thread.currentThread())) {
                        queue.addFirst(task);
                    } else {
                        queue.addLast(task);
                    }
                }
            }),

    RUNS_IN_THE_CALLER(
            "required_S2_execute_byATask_runsNothingInTheCaller",
            "inside execute, by its caller",
            config -> new GoodExecutor(config) {
                @Override
                public void execute(Task task, Cause cause) {
                    if (workers.contains(Thread.currentThread())) {
                        task.run();
                    } else {
                        super.execute(task, cause);
                    }
                }
            }),

    BLOCKS_WHEN_FULL(
            "required_S2_execute_whileAllThreadsAreBusy_returns",
            "while all threads were busy with other tasks, did not return",
            config -> new GoodExecutor(config) {
                @Override
                public synchronized void execute(Task task, Cause cause) {
                    while (queue.size() > 100) {
                        pause();
                    }
                    super.execute(task, cause);
                }
            }),

    FORGETS_AT_CLOSE(
            "required_S5_close_withTasksQueued_runsThemAll",
            "had been handed in and not been run",
            config -> new GoodExecutor(config) {
                @Override
                Task next() {
                    Task task = super.next();
                    return closed ? null : task;
                }
            }),

    TAKES_TASKS_AFTER_CLOSE(
            "required_S5_execute_afterClose_isRejected",
            "did not throw RejectedExecutionException",
            config -> new GoodExecutor(config) {
                @Override
                void requireOpen() {}
            }),

    LEAVES_THREADS("required_S5_close_endsTheThreads", "threads still alive", config -> new GoodExecutor(config) {
        @Override
        void work() {
            super.work();
            linger();
        }

        @Override
        public void close() {
            synchronized (this) {
                closed = true;
                notifyAll();
            }
        }
    }),

    HURRIES_WHEN_INTERRUPTED(
            "required_S5_close_byAnInterruptedThread_doesTheSame",
            "when close() returned",
            config -> new GoodExecutor(config) {
                @Override
                void run(Task task) {
                    super.run(task);
                    LockSupport.parkNanos(1_000);
                }

                @Override
                public void close() {
                    if (Thread.currentThread().isInterrupted()) {
                        closed = true;
                    } else {
                        super.close();
                    }
                }
            }),

    SPINS_WHEN_IDLE("required_S6_idle_atFirst_burnsNoCpu", "its threads used", config -> new GoodExecutor(config) {
        @Override
        Task next() {
            while (!closed) {
                synchronized (this) {
                    if (!queue.isEmpty()) {
                        return queue.pollFirst();
                    }
                }
                Thread.onSpinWait();
            }
            return super.next();
        }
    }),

    POLLS_WHEN_IDLE("required_S6_idle_afterWork_burnsNoCpu", "its threads used", config -> new GoodExecutor(config) {
        @Override
        void pause() {
            pauseBriefly();
        }
    }),

    SPINS_WHEN_INTERRUPTED(
            "required_S6_idle_afterAnInterrupt_burnsNoCpu",
            "left their threads interrupted",
            config -> new GoodExecutor(config) {
                @Override
                void pause() {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        super.pauseBriefly();
                        Thread.currentThread().interrupt();
                    }
                }
            }),

    IS_ONE_FOR_ALL("required_R7_executors_shareNothing", "another executor of the same provider", new Function<>() {
        private final AtomicInteger made = new AtomicInteger();
        private GoodExecutor shared;

        @Override
        public TaskExecutor apply(ExecutorConfig config) {
            shared = made.getAndIncrement() % 2 == 0 ? new GoodExecutor(config) : shared;
            return shared;
        }
    }),

    KEEPS_FINISHED_TASKS(
            "required_R8_finishedTasks_areNotKept",
            "that had been run were still held",
            config -> new GoodExecutor(config) {
                private List<Task> finished;

                @Override
                void run(Task task) {
                    super.run(task);
                    synchronized (this) {
                        finished = finished == null ? new ArrayList<>() : finished;
                        finished.add(task);
                    }
                }
            }),

    PREFERS_THE_WOKEN(
            "optional_O1_oneThread_runsInTheOrderOfArrival",
            "by WAKE, ran as number 0",
            config -> new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (cause == Cause.WAKE) {
                        queue.addFirst(task);
                    } else {
                        queue.addLast(task);
                    }
                }
            }),

    DIES_OF_A_THROW(
            "optional_O2_taskThatThrows_leavesTheThreadAlive", "tasks that threw", config -> new GoodExecutor(config) {
                @Override
                void run(Task task) {
                    task.run();
                }
            }),

    HAS_OTHER_THREADS(
            "optional_O3_threads_areWorkerThreads",
            "of class java.lang.Thread runs tasks",
            config -> new GoodExecutor(config) {
                @Override
                Thread thread(ExecutorConfig config, int index) {
                    Thread thread = new Thread(this::work, config.name());
                    thread.setDaemon(true);
                    return thread;
                }
            }),

    IS_NOT_DECLARED("required_P1_provider_isFoundByItsName", "the schedulers found are [", GoodExecutor::new);

    private final String method;
    private final String message;
    private final Function<ExecutorConfig, TaskExecutor> factory;

    BrokenScheduler(String method, String message, Function<ExecutorConfig, TaskExecutor> factory) {
        this.method = method;
        this.message = message;
        this.factory = factory;
    }

    String method() {
        return method;
    }

    /** A part of the message. */
    String message() {
        return message;
    }

    Set<Trait> traits() {
        return Set.of(Trait.FIFO, Trait.OUTLIVES_THROWING_TASKS, Trait.WORKER_THREADS);
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        return factory.apply(config);
    }

    /** Looks, and only then says that it sleeps: who queues in between wakes nobody. */
    private static final class LosingExecutor extends GoodExecutor {
        private volatile boolean sleeping;

        LosingExecutor(ExecutorConfig config) {
            super(config);
        }

        @Override
        public void execute(Task task, Cause cause) {
            synchronized (this) {
                requireOpen();
                queue.addLast(task);
            }
            if (sleeping) {
                sleeping = false;
                workers.forEach(LockSupport::unpark);
            }
        }

        @Override
        Task next() {
            for (; ; ) {
                synchronized (this) {
                    if (!queue.isEmpty() || closed) {
                        return super.next();
                    }
                }
                LosingGap.pass();
                sleeping = true;
                LockSupport.park();
            }
        }

        @Override
        public void close() {
            closed = true;
            sleeping = true;
            workers.forEach(LockSupport::unpark);
            super.close();
        }
    }
}
