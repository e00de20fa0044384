package rar.examples;

import java.util.concurrent.RejectedExecutionException;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/**
 * One thread that runs tasks in an order drawn by lot, which brings out mistakes that the order of arrival hides. The
 * scheduler's name is the seed.
 */
final class RandomOrderExecutor implements TaskExecutor {
    private final RandomOrderQueue queue;
    private final WorkerThread worker;

    RandomOrderExecutor(ExecutorConfig config) {
        queue = new RandomOrderQueue(config.name().hashCode());
        worker = new WorkerThread(config, 0, this::work);
        worker.start();
    }

    @Override
    public void execute(Task task, Cause cause) {
        if (!queue.add(task)) {
            throw new RejectedExecutionException("this executor is closed");
        }
    }

    @Override
    public void close() {
        queue.close();
        worker.awaitEnd();
    }

    private void work() {
        while (runNext()) {}
    }

    /** A method of its own, so that a worker that sleeps does not have the task it ran last on its stack (R8). */
    private boolean runNext() {
        Task task = queue.draw();
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }
}
