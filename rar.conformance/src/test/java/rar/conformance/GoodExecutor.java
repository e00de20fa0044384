package rar.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/** A scheduler with nothing wrong about it, in steps that subclasses break one at a time. */
@SuppressWarnings({"WaitNotInLoop", "ThreadJoinLoop"}) // the loops are in the callers
class GoodExecutor implements TaskExecutor {
    final Deque<Task> queue = new ArrayDeque<>();
    final List<Thread> workers = new ArrayList<>();
    volatile boolean closed;
    int running;

    GoodExecutor(ExecutorConfig config) {
        running = config.threads();
        for (int i = 0; i < config.threads(); i++) {
            workers.add(thread(config, i));
        }
        workers.forEach(Thread::start);
    }

    Thread thread(ExecutorConfig config, int index) {
        return new WorkerThread(config, index, this::work);
    }

    @Override
    public void execute(Task task, Cause cause) {
        synchronized (this) {
            requireOpen();
            add(task, cause);
            notify();
        }
    }

    void requireOpen() {
        if (running == 0) {
            throw new RejectedExecutionException("closed");
        }
    }

    void add(Task task, Cause cause) {
        queue.addLast(task);
    }

    Task next() {
        synchronized (this) {
            while (queue.isEmpty() && !closed) {
                pause();
            }
            Task task = queue.pollFirst();
            running -= task == null ? 1 : 0;
            return task;
        }
    }

    void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            // nobody's message to a worker
        }
    }

    /** What no good scheduler does. */
    final void pauseBriefly() {
        try {
            wait(1);
        } catch (InterruptedException e) {
            // on with it
        }
    }

    /** What no good scheduler does either: lives on for some seconds. */
    static void linger() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < 5_000_000_000L) {
            LockSupport.parkNanos(5_000_000_000L);
        }
    }

    void work() {
        for (Task task = next(); task != null; task = next()) {
            run(task);
        }
    }

    void run(Task task) {
        try {
            task.run();
        } catch (Throwable t) {
            // against the contract; the worker lives on
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        workers.forEach(GoodExecutor::join);
    }

    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
