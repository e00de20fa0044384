package rar.api.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import rar.api.task.AmbientThread;

/**
 * Threads for calls that block: made when there is more to do than idle threads to do it, ended when idle for a while,
 * bounded in number. Work beyond the bound waits its turn in the order of arrival.
 *
 * <p>A thread counts as idle while it waits for work, also when it has been signalled and not yet woken; its work is
 * then still in the queue. So {@code queued > idle} says exactly that a thread is missing.
 */
final class BlockingPool {
    private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Object owner;
    private final String name;
    private final int bound;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private final Set<Runnable> queue = new LinkedHashSet<>(); // in order, and quick to remove from
    private final Set<Thread> threads = new HashSet<>();
    private final List<Thread> leaving = new ArrayList<>(); // no longer counted, and perhaps not ended yet
    private int idle;
    private int made;
    private boolean closed;

    BlockingPool(Object owner, String name, int bound) {
        this.owner = owner;
        this.name = name;
        this.bound = bound;
    }

    /**
     * Runs {@code work} on a thread of this pool, soon. The work throws nothing.
     *
     * @throws RejectedExecutionException if this pool is closed
     */
    void execute(Runnable work) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("scheduler \"" + name + "\" is closed");
            }
            queue.add(work);
            if (queue.size() <= idle) {
                changed.signal();
            } else if (threads.size() < bound) {
                startThread(work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes work back, if it has not started. */
    void remove(Runnable work) {
        lock.lock();
        try {
            queue.remove(work);
        } finally {
            lock.unlock();
        }
    }

    /** Runs what is queued, and returns when all threads have ended. */
    void close() {
        List<Thread> remaining;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            remaining = new ArrayList<>(threads);
            remaining.addAll(leaving);
        } finally {
            lock.unlock();
        }
        Threads.join(remaining);
    }

    private void startThread(Runnable work) {
        Thread thread = new BlockingThread(made++);
        threads.add(thread);
        try {
            thread.start();
        } catch (Throwable t) { // no more threads to be had
            threads.remove(thread);
            if (threads.isEmpty()) {
                queue.remove(work);
                throw t;
            }
        }
    }

    private void runWork() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (Throwable t) { // against the contract; the thread lives on
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, t);
            }
        }
    }

    /** Waits for work; null when this thread is to end. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            long nanos = KEEP_ALIVE_NANOS;
            while (queue.isEmpty() && !closed && nanos > 0) {
                nanos = awaitIdle(nanos);
            }
            Iterator<Runnable> oldest = queue.iterator();
            if (!oldest.hasNext()) {
                leave(Thread.currentThread());
                return null;
            }
            Runnable work = oldest.next();
            oldest.remove();
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Thread thread) {
        threads.remove(thread);
        leaving.removeIf(other -> !other.isAlive());
        leaving.add(thread);
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private long awaitIdle(long nanos) {
        idle++;
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return nanos; // nobody has a reason to interrupt an idle thread: wait on
        } finally {
            idle--;
        }
    }

    /** One thread of the pool; its number picks a stripe, as a worker's does. */
    private final class BlockingThread extends AmbientThread {
        BlockingThread(int number) {
            super(owner, null, "rar-" + name + "-blocking-" + number, number);
        }

        @Override
        public void run() {
            runWork();
        }
    }
}
