package rar.tests.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import rar.api.spi.Timer;
import rar.api.spi.TimerEntry;

/** A clock that the test moves on. Entries fire on the thread that moves it, in the order of their deadlines. */
final class VirtualTimer implements Timer {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<TimerEntry> pending =
            new PriorityQueue<>(Comparator.comparingLong(TimerEntry::deadline));
    private long now;
    private boolean closed;

    /** Lets time go by, and everything happen that is due meanwhile, each at its time. */
    void advance(Duration time) {
        long end = nanos() + time.toNanos();
        for (TimerEntry due = takeDue(end); due != null; due = takeDue(end)) {
            due.fire();
        }
    }

    private synchronized TimerEntry takeDue(long end) {
        TimerEntry first = pending.peek();
        if (first == null || first.deadline() > end || first.deadline() == Long.MAX_VALUE) {
            now = end;
            return null;
        }
        now = Math.max(now, first.deadline());
        first.slot(TimerEntry.UNSCHEDULED);
        return pending.poll();
    }

    /** Waits until so many entries are pending. */
    void awaitPending(int count) {
        Gate.until(count + " timer entries", () -> pending() == count);
    }

    synchronized int pending() {
        return pending.size();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos());
    }

    @Override
    public void schedule(TimerEntry entry, long deadline) {
        synchronized (this) {
            if (entry.slot() != TimerEntry.UNSCHEDULED) {
                throw new IllegalStateException("scheduled twice");
            }
            entry.deadline(deadline);
            if (deadline > now) {
                entry.slot(0);
                pending.add(entry);
                return;
            }
        }
        entry.fire();
    }

    @Override
    public synchronized boolean cancel(TimerEntry entry) {
        entry.slot(TimerEntry.UNSCHEDULED);
        return pending.removeIf(other -> other == entry);
    }

    @Override
    public synchronized void close() {
        closed = true;
        pending.clear();
    }
}
