package rar.executor.stealing;

import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;

/** Plugs the scheduler {@code work-stealing} in. */
public final class StealingProvider implements SchedulerProvider {
    /** For the service loader. */
    public StealingProvider() {}

    @Override
    public String name() {
        return "work-stealing";
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        return StealingExecutor.start(config);
    }
}
