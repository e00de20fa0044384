package rar.examples;

import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;

/**
 * Plugs the scheduler {@code random-order} in: named in {@code module-info}, and in {@code META-INF/services} for the
 * class path.
 */
public final class RandomOrderProvider implements SchedulerProvider {
    /** For the service loader. */
    public RandomOrderProvider() {}

    @Override
    public String name() {
        return "random-order";
    }

    /** Below the default of 0: taken only if asked for by name, or if there is no other. */
    @Override
    public int priority() {
        return -1;
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        return new RandomOrderExecutor(config);
    }
}
