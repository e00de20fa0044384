package rar.conformance;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerEntry;

/** A timer with nothing wrong about it, if a slow one, in steps that subclasses break one at a time. */
@SuppressWarnings({"WaitNotInLoop", "ThreadJoinLoop"}) // the loops are in the callers
class GoodTimer implements Timer {
    final PriorityQueue<TimerEntry> pending = new PriorityQueue<>(Comparator.comparingLong(TimerEntry::deadline));
    final Thread thread;
    final long origin = System.nanoTime();
    volatile boolean closed;

    GoodTimer(TimerConfig config) {
        thread = new Thread(this::work, config.name() + "-timer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public long nanos() {
        return System.nanoTime() - origin;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void schedule(TimerEntry entry, long deadline) {
        synchronized (this) {
            requireGood(entry, deadline);
            if (!closed) {
                entry.deadline(deadline);
                entry.slot(0);
                add(entry);
            }
        }
    }

    void requireGood(TimerEntry entry, long deadline) {
        if (deadline < 0) {
            throw new IllegalArgumentException("negative: " + deadline);
        }
        if (entry.slot() == 0) {
            throw new IllegalStateException("scheduled already");
        }
    }

    void add(TimerEntry entry) {
        pending.add(entry);
        notifyAll();
    }

    @Override
    public synchronized boolean cancel(TimerEntry entry) {
        boolean cancelled = pending.remove(entry);
        if (cancelled) {
            entry.slot(TimerEntry.UNSCHEDULED);
        }
        return cancelled;
    }

    void work() {
        while (!closed) {
            TimerEntry entry = next();
            if (entry != null) {
                fire(entry);
            }
        }
    }

    TimerEntry next() {
        synchronized (this) {
            while (!closed) {
                TimerEntry first = pending.peek();
                if (first != null && isDue(first)) {
                    pending.poll();
                    first.slot(TimerEntry.UNSCHEDULED);
                    return first;
                }
                pause(first == null ? Long.MAX_VALUE : first.deadline() - nanos());
            }
            return null;
        }
    }

    boolean isDue(TimerEntry entry) {
        return entry.deadline() <= nanos();
    }

    void pause(long nanos) {
        try {
            wait(nanos / 1_000_000 + 1);
        } catch (InterruptedException e) {
            // nobody's message
        }
    }

    void fire(TimerEntry entry) {
        try {
            entry.fire();
        } catch (Throwable t) {
            // the timer goes on
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            pending.clear();
            notifyAll();
        }
        GoodExecutor.join(thread);
    }
}
