package rar.conformance;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerProvider;

/** Providers that are declared as services: good ones, and some that break rules of the runtime. */
final class Registered {
    private Registered() {}

    /** Nothing is wrong with it. */
    public static final class Good implements SchedulerProvider {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            return new GoodExecutor(config);
        }
    }

    /** Nothing is wrong with it, and it has no threads. */
    public static final class GoodDriven implements SchedulerProvider {
        @Override
        public String name() {
            return "good-driven";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            return new GoodDrivenExecutor();
        }
    }

    /** Loses a wake now and then. */
    public static final class LosesWakes implements SchedulerProvider {
        @Override
        public String name() {
            return "loses-wakes";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            AtomicInteger wakes = new AtomicInteger();
            return new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (cause != Cause.WAKE || wakes.incrementAndGet() % 50 != 0) {
                        queue.addLast(task);
                    }
                }
            };
        }
    }

    /** Loses a task that yields now and then. */
    public static final class LosesYields implements SchedulerProvider {
        @Override
        public String name() {
            return "loses-yields";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            AtomicInteger yields = new AtomicInteger();
            return new GoodExecutor(config) {
                @Override
                void add(Task task, Cause cause) {
                    if (cause != Cause.YIELD || yields.incrementAndGet() % 50 != 0) {
                        queue.addLast(task);
                    }
                }
            };
        }
    }

    /** Ends a thread after some tasks, whatever becomes of those that are queued. */
    public static final class TiresOfTasks implements SchedulerProvider {
        @Override
        public String name() {
            return "tires-of-tasks";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            AtomicInteger left = new AtomicInteger(20);
            return new GoodExecutor(config) {
                @Override
                Task next() {
                    return left.getAndDecrement() > 0 ? super.next() : null;
                }
            };
        }
    }

    /** Does not wait for its threads. */
    public static final class LeavesThreads implements SchedulerProvider {
        @Override
        public String name() {
            return "leaves-threads";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            return new GoodExecutor(config) {
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
            };
        }
    }

    /** Nothing is wrong with it. */
    public static final class GoodTimers implements TimerProvider {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public Timer newTimer(TimerConfig config) {
            return new GoodTimer(config);
        }
    }

    /** A queue that others take from. */
    private static final class GoodDrivenExecutor implements DrivenExecutor {
        private final ArrayDeque<Task> queue = new ArrayDeque<>();
        private boolean closed;

        @Override
        public synchronized void execute(Task task, Cause cause) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            queue.addLast(task);
        }

        @Override
        public boolean runNext() {
            Task task = poll();
            if (task != null) {
                task.run();
            }
            return task != null;
        }

        private synchronized Task poll() {
            return queue.pollFirst();
        }

        private synchronized Task pollOrSeal() {
            closed = queue.isEmpty();
            return queue.pollFirst();
        }

        @Override
        public void close() {
            for (Task task = pollOrSeal(); task != null; task = pollOrSeal()) {
                task.run();
            }
        }
    }
}
