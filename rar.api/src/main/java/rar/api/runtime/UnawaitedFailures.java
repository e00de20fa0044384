package rar.api.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import rar.api.task.AmbientThread;
import rar.api.task.Scope;
import rar.api.task.TaskCell;

/**
 * Tasks that failed before anybody awaited them, or that whoever was to await them has given up. Somebody still may
 * come: the spawner is often just about to. So a failure waits here for a moment; it is reported when that is over,
 * when its scope ends, or when the scheduler closes, unless an awaiter has taken it meanwhile, or has said that he
 * will.
 *
 * <p>Memory is bounded: beyond a limit the oldest failure is reported at once. While failures wait, and no longer, a
 * thread watches the time.
 */
final class UnawaitedFailures {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LIMIT = 1024;

    private final Core core;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flushed = lock.newCondition();

    // Guarded by the lock.
    private final Deque<Failed> waiting = new ArrayDeque<>();
    private @Nullable Thread watch; // the latest; it may be about to end
    private boolean closed;

    /**
     * Whether the watch is on. Written under the lock; volatile for the look without it: no failure waits unless it is.
     */
    private volatile boolean watched;

    UnawaitedFailures(Core core) {
        this.core = core;
    }

    /** Takes a task that failed with nobody waiting. */
    void add(TaskCell<?> task) {
        Failed failed = new Failed(task, System.nanoTime() + PATIENCE_NANOS);
        Failed due = failed;
        lock.lock();
        try {
            if (!closed && startWatch()) {
                waiting.add(failed);
                due = waiting.size() > LIMIT ? waiting.poll() : null;
            }
        } finally {
            lock.unlock();
        }
        if (due != null) {
            report(due);
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

    /** Reports all that is left. Returns when the watch has ended. */
    void close() {
        Deque<Failed> left;
        Thread last;
        lock.lock();
        try {
            closed = true;
            left = new ArrayDeque<>(waiting);
            waiting.clear();
            flushed.signalAll();
            last = watch;
        } finally {
            lock.unlock();
        }
        left.forEach(this::report);
        if (last != null) {
            Threads.join(List.of(last));
        }
    }

    /** Sees to it that there is a watch. False if there is no thread to be had for it. */
    private boolean startWatch() {
        if (watched) {
            return true;
        }
        Thread previous = watch;
        Thread started = new Watch(previous);
        try {
            started.start();
        } catch (Throwable t) {
            return false; // the failure is reported at once: better now than never
        }
        watch = started;
        watched = true;
        return true;
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

    /** The thread that watches. It outlives its predecessor, so that joining the last one joins all. */
    private final class Watch extends AmbientThread {
        private @Nullable Thread previous;

        Watch(@Nullable Thread previous) {
            super(core.owner(), null, "rar-" + core.name() + "-failures", 0);
            this.previous = previous;
        }

        @Override
        public void run() {
            if (previous != null) {
                Threads.join(List.of(previous));
                previous = null;
            }
            watch();
        }
    }
}
