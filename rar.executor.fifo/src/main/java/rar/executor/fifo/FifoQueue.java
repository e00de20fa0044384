package rar.executor.fifo;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * A queue that threads wait on, until it is closed and empty.
 *
 * <p>Everything is guarded by one lock. Each task that is added signals one waiter, if there is one; a thread that takes a
 * task without having waited leaves the signalled one to find the queue empty and wait again.
 */
final class FifoQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();

    // Guarded by the lock.
    private final ArrayDeque<Task> tasks = new ArrayDeque<>();
    private boolean closed;

    /** Adds a task at the back; false if this queue is closed. */
    boolean add(Task task) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            tasks.addLast(task);
            added.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the task at the front, and waits for one if there is none. Null once this queue is closed and empty. */
    @Nullable
    Task take() {
        lock.lock();
        try {
            while (tasks.isEmpty() && !closed) {
                added.awaitUninterruptibly();
            }
            return tasks.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more tasks in, and lets nobody wait any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
