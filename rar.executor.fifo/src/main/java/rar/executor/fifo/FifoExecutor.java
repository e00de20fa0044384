package rar.executor.fifo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/**
 * Workers that take tasks off one {@link FifoQueue}, each the oldest.
 *
 * <p>How the rules are kept: the queue gives out what it takes in, once, and in order (S1); adding to it waits for
 * nothing but its lock (S2), which also orders what comes before an add and after the take (S3); its condition wakes a
 * waiter for each task (S4) and lets waiters sleep (S6); it gives out what it holds after it was closed (S5).
 */
final class FifoExecutor implements TaskExecutor {
    private final ExecutorConfig config;
    private final FifoQueue queue;
    private final List<WorkerThread> workers = new ArrayList<>();

    private FifoExecutor(ExecutorConfig config) {
        this.config = config;
        this.queue = new FifoQueue(config.threads());
    }

    static FifoExecutor start(ExecutorConfig config) {
        FifoExecutor executor = new FifoExecutor(config);
        try {
            for (int i = 0; i < config.threads(); i++) {
                WorkerThread worker = new WorkerThread(config, i, executor::work);
                worker.start();
                executor.workers.add(worker);
            }
        } catch (Throwable t) { // no more threads to be had: those that were started must not stay
            executor.close();
            throw t;
        }
        return executor;
    }

    /** Takes the cause for granted: new, woken or yielding, a task goes to the back. */
    @Override
    public void execute(Task task, Cause cause) {
        if (!queue.add(task)) {
            throw new RejectedExecutionException("scheduler \"" + config.name() + "\" is closed");
        }
    }

    @Override
    public void close() {
        queue.close();
        workers.forEach(WorkerThread::awaitEnd);
    }

    private void work() {
        WorkerThread worker = (WorkerThread) Thread.currentThread();
        while (runNext(worker)) {}
    }

    /** A method of its own, so that no frame of a worker that sleeps has the task in it that was run last (R8). */
    private boolean runNext(WorkerThread worker) {
        Task task = queue.take();
        if (task == null) {
            return false;
        }
        run(task, worker);
        return true;
    }

    private static void run(Task task, WorkerThread worker) {
        try {
            worker.runTask(task);
        } catch (Throwable t) { // against the task's contract; the worker lives on
            report(t, worker);
        }
    }

    private static void report(Throwable failure, Thread worker) {
        try {
            worker.getUncaughtExceptionHandler().uncaughtException(worker, failure);
        } catch (Throwable unreported) {
            // There is no one left to tell.
        }
    }
}
