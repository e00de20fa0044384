package rar.api;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import rar.api.runtime.Settings;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;

/**
 * Schedulers around executors of the tests' own. What the builder would find with a service loader is handed over
 * directly: a module that is patched with tests has no providers.
 */
final class Schedulers {
    private Schedulers() {}

    /** What a provider would have told. */
    record Provider(Function<ExecutorConfig, TaskExecutor> maker) implements SchedulerProvider {
        @Override
        public String name() {
            return "by-hand";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            return maker.apply(config);
        }
    }

    static Scheduler around(TaskExecutor executor) {
        return around(executor, new ConcurrentLinkedQueue<>());
    }

    /** Notes what would be reported as uncaught. */
    static Scheduler around(TaskExecutor executor, Queue<Throwable> uncaught) {
        return made(config -> executor, uncaught);
    }

    static Scheduler made(Function<ExecutorConfig, TaskExecutor> maker, Queue<Throwable> uncaught) {
        return new Scheduler(new Settings(
                new Provider(maker),
                new ExecutorConfig("by-hand", 1),
                () -> {
                    throw new IllegalStateException("no timer here");
                },
                2,
                (task, failure) -> uncaught.add(failure)));
    }
}
