package rar.api;

import static java.util.Comparator.comparing;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/** A scheduler with a policy of its own: one thread, which takes the task whose name comes first in the alphabet. */
final class PriorityExecutor implements TaskExecutor {
    private final Queue<Task> queue = new PriorityQueue<>(comparing(Task::name).thenComparing(Task::id));
    private final Thread worker;
    private boolean closed;

    PriorityExecutor(ExecutorConfig config) {
        worker = new WorkerThread(config, 0, this::work);
        worker.start();
    }

    @Override
    public synchronized void execute(Task task, Cause cause) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        queue.add(task);
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (Task task = take(); task != null; task = take()) {
            task.run();
        }
    }

    private synchronized Task take() {
        while (queue.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // nobody's message: look again
            }
        }
        return queue.poll();
    }
}
