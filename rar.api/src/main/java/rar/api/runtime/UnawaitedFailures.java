package rar.api.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import rar.api.task.Scope;
import rar.api.task.TaskCell;

/**
 * Tasks that failed before anybody awaited them. Somebody still may: the spawner is often just about to. So a failure
 * waits here for a moment; it is reported when that is over, when its scope ends, or when the scheduler closes,
 * unless an awaiter has taken it meanwhile.
 *
 * <p>Memory is bounded: beyond a limit the oldest failure is reported at once. While failures wait, one thread of the
 * blocking pool watches the time.
 */
final class UnawaitedFailures {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LIMIT = 1024;

    private final Core core;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flushed = lock.newCondition();

    // Written under the lock. No failure waits unless it is set; volatile for the look without the lock.
    private volatile boolean watched;

    // Guarded by the lock.
    private final Deque<Failed> waiting = new ArrayDeque<>();

    UnawaitedFailures(Core core) {
        this.core = core;
    }

    /** Takes a task that failed with nobody waiting. */
    void add(TaskCell<?> task) {
        Failed oldest = null;
        boolean watch;
        lock.lock();
        try {
            waiting.add(new Failed(task, System.nanoTime() + PATIENCE_NANOS));
            if (waiting.size() > LIMIT) {
                oldest = waiting.poll();
            }
            watch = !watched;
            watched = true;
        } finally {
            lock.unlock();
        }
        if (oldest != null) {
            report(oldest);
        }
        if (watch) {
            startWatch();
        }
    }

    /** Reports what is left of an ended scope. */
    void scopeEnded(Scope scope) {
        if (!watched) {
            return;
        }
        Deque<Failed> left = new ArrayDeque<>();
        lock.lock();
        try {
            for (Iterator<Failed> i = waiting.iterator(); i.hasNext(); ) {
                Failed failed = i.next();
                if (failed.task.scope() == scope) {
                    i.remove();
                    left.add(failed);
                }
            }
        } finally {
            lock.unlock();
        }
        left.forEach(this::report);
    }

    /** Reports all that is left, and ends the watch. */
    void flush() {
        Deque<Failed> left;
        lock.lock();
        try {
            left = new ArrayDeque<>(waiting);
            waiting.clear();
            watched = false; // a watch that is there finds nothing, and ends
            flushed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(this::report);
    }

    private void startWatch() {
        try {
            core.blockingPool().execute(this::watch);
        } catch (Throwable t) { // no thread to be had: better now than never
            flush();
        }
    }

    private void watch() {
        for (Failed due = awaitDue(); due != null; due = awaitDue()) {
            report(due);
        }
    }

    /** Waits for the oldest failure's time to be over; null when none is left. */
    private @Nullable Failed awaitDue() {
        lock.lock();
        try {
            for (Failed oldest = waiting.peek(); oldest != null; oldest = waiting.peek()) {
                long nanos = oldest.deadline - System.nanoTime();
                if (nanos <= 0) {
                    return waiting.poll();
                }
                awaitNanos(nanos);
            }
            watched = false;
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private void awaitNanos(long nanos) {
        try {
            flushed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt the watch; the loop looks at the time again.
        }
    }

    private void report(Failed failed) {
        Throwable failure = failed.task.claimFailure();
        if (failure != null) {
            core.uncaught(failed.task, failure);
        }
    }

    private record Failed(TaskCell<?> task, long deadline) {}
}
