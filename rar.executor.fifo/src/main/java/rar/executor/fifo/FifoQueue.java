package rar.executor.fifo;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * A queue that workers wait on, until it is closed and empty.
 *
 * <p>Everything is guarded by one lock. Each task that is added signals one waiting worker, if there is one. A worker
 * that takes a task without having waited may leave the signalled one to find the queue empty and wait again.
 *
 * <p>After it was closed the queue still takes tasks in while there is a worker left to run them: a task that yields
 * while its scheduler closes is not lost (S5).
 */
final class FifoQueue {
    /** A backing array larger than this is given back when the queue has emptied. */
    private static final int KEEP = 1 << 12;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();

    // Guarded by the lock.
    private ArrayDeque<Task> tasks = new ArrayDeque<>();
    private int largest;
    private int workers;
    private boolean closed;

    FifoQueue(int workers) {
        this.workers = workers;
    }

    /** Adds a task at the back; false if this queue is closed and all workers have left. */
    boolean add(Task task) {
        lock.lock();
        try {
            if (workers == 0) {
                return false;
            }
            tasks.addLast(task);
            largest = Math.max(largest, tasks.size());
            added.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the task at the front, and waits for one if there is none. Null once this queue is closed and empty: the
     * calling worker has left, and does not call again.
     */
    @Nullable
    Task take() {
        lock.lock();
        try {
            while (tasks.isEmpty() && !closed) {
                added.awaitUninterruptibly();
            }
            Task task = tasks.pollFirst();
            if (task == null) {
                workers--;
            } else {
                shrink();
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody wait any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void shrink() {
        if (tasks.isEmpty() && largest > KEEP) {
            tasks = new ArrayDeque<>();
            largest = 0;
        }
    }
}
