package rar.examples.schedulers;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * A queue that gives out the task of the lowest rank first, and among equals the oldest. A monitor guards it, and is
 * what workers wait on.
 */
final class RankedQueue {
    private record Ranked(long rank, long arrival, Task task) {}

    private final PriorityQueue<Ranked> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Ranked::rank).thenComparingLong(Ranked::arrival));
    private long arrivals;
    private int workers;
    private boolean closed;

    RankedQueue(int workers) {
        this.workers = workers;
    }

    /** How many tasks came before the next one. */
    synchronized long arrivals() {
        return arrivals;
    }

    /** Adds a task; false if all workers have left. */
    synchronized boolean add(Task task, long rank) {
        if (workers > 0) {
            tasks.add(new Ranked(rank, arrivals++, task));
            notify(); // a waiter looks again before it waits: no wake-up is lost (S4)
        }
        return workers > 0;
    }

    /** Waits for a task. Null once this is closed and empty: the calling worker has left. */
    synchronized @Nullable Task take() {
        while (tasks.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                // nobody's message to a worker
            }
        }
        Ranked first = tasks.poll();
        workers -= first == null ? 1 : 0;
        return first == null ? null : first.task;
    }

    /** What is queued is still given out (S5). */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
