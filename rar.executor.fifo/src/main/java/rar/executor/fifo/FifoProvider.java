package rar.executor.fifo;

import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;

/** Plugs the scheduler {@code fifo} in. */
public final class FifoProvider implements SchedulerProvider {
    /** For the service loader. */
    public FifoProvider() {}

    @Override
    public String name() {
        return "fifo";
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        return FifoExecutor.start(config);
    }
}
