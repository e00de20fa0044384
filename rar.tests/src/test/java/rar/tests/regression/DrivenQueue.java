package rar.tests.regression;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.Task;

/** The plainest scheduler there is: a queue, and no thread. */
final class DrivenQueue implements DrivenExecutor {
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();

    @Override
    public void execute(Task task, Cause cause) {
        tasks.add(task);
    }

    @Override
    public boolean runNext() {
        Task next = tasks.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    @Override
    public void close() {
        while (runNext()) {}
    }
}
