package rar.executor.stealing;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * The queue that all workers share: for tasks from outside, and for those that did not fit into a worker's own queue.
 * First in, first out, unbounded.
 *
 * <p>One monitor guards it. It also decides when the executor has ended: the last worker to leave seals the queue, and
 * leaves only if it is empty; so what was let in is run.
 */
final class InjectionQueue {
    /** A backing array larger than this is given back when the queue has emptied. */
    private static final int KEEP = 1 << 12;

    // Guarded by this object's monitor.
    private Queue<Task> tasks = new ArrayDeque<>();
    private int largest;
    private int workers;
    private boolean sealed;

    /** Written under the monitor; volatile so that a look at an empty queue costs no lock. */
    private volatile int size;

    InjectionQueue(int workers) {
        this.workers = workers;
    }

    /** Adds a task at the back; false if all workers have left. */
    synchronized boolean push(Task task) {
        if (sealed) {
            return false;
        }
        tasks.add(task);
        grown();
        return true;
    }

    /** Adds the tasks of a worker's queue that has overflowed, and the one that did not fit. Empties the array. */
    synchronized void pushAll(@Nullable Task[] overflow, Task last) {
        for (int i = 0; i < overflow.length; i++) {
            Task task = overflow[i];
            if (task != null) {
                overflow[i] = null;
                tasks.add(task);
            }
        }
        tasks.add(last);
        grown();
    }

    /**
     * Takes a worker's fair share of the tasks, for the owner of {@code local}, as far as that has room.
     *
     * @param share by how many workers to divide
     * @return the first of them; the others are in {@code local}
     */
    @Nullable
    Task pollInto(LocalQueue local, int share) {
        return size == 0 ? null : pollIntoLocked(local, share);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** A worker wants to end. False if there is work left for it. */
    synchronized boolean leave() {
        if (!tasks.isEmpty()) {
            return false;
        }
        workers--;
        sealed = workers == 0;
        return true;
    }

    private synchronized @Nullable Task pollIntoLocked(LocalQueue local, int share) {
        int count = Math.min(tasks.size() / share + 1, local.room() / 2);
        Task first = tasks.poll();
        for (int i = 1; i < count; i++) {
            Task task = tasks.poll();
            if (task == null || !local.push(task)) {
                break;
            }
        }
        shrunk();
        return first;
    }

    private void grown() {
        size = tasks.size();
        largest = Math.max(largest, size);
    }

    private void shrunk() {
        size = tasks.size();
        if (size == 0 && largest > KEEP) {
            tasks = new ArrayDeque<>();
            largest = 0;
        }
    }
}
