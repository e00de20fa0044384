package rar.executor.stealing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * The queue that all workers share: for tasks from outside, and for those that did not fit into a worker's own queue.
 * First in, first out, unbounded.
 *
 * <p>A list of blocks with two ends and a lock for each, so that workers that move tasks to their own queues do not
 * hold up those who add. The two counters say which of the tasks are in between: those who add write to a place and
 * then count it, as volatile; those who take look at the count first.
 *
 * <pre>
 *   field         written by             under
 *   last, added   who adds               the back lock
 *   first, taken  who takes              this object's monitor, around the back lock if both are needed
 *   Block.tasks   who adds, then takes   the lock of the one or of the other
 *   Block.next    who adds, then takes   likewise
 * </pre>
 *
 * <p>Nothing is half done when memory or the stack give out: a block is made before anything is changed, and then there
 * are but assignments, the counter's last.
 *
 * <p>The queue also decides when the executor has ended: the last worker to leave seals it, and leaves only if it is
 * empty; so what was let in is run.
 */
final class InjectionQueue {
    private final Object backLock = new Object();

    private Block last = new Block();
    private volatile long added;
    private boolean sealed; // guarded by the back lock

    private Block first = last;
    private volatile long taken;
    private int workers; // guarded by this object's monitor

    InjectionQueue(int workers) {
        this.workers = workers;
    }

    // ---- adding

    /** Adds a task at the back; false if all workers have left. */
    boolean push(Task task) {
        synchronized (backLock) {
            if (sealed) {
                return false;
            }
            long end = added;
            put(end, Objects.requireNonNull(task));
            added = end + 1;
            return true;
        }
    }

    /** Moves the tasks of a worker's queue that has overflowed. What did not fit into memory is left in the array. */
    void moveAll(@Nullable Task[] overflow) {
        synchronized (backLock) {
            long end = added;
            try {
                for (int i = 0; i < overflow.length; i++) {
                    Task task = overflow[i];
                    if (task != null) {
                        put(end, task);
                        end++;
                        overflow[i] = null;
                    }
                }
            } finally {
                added = end;
            }
        }
    }

    private void put(long position, Task task) {
        int place = Block.place(position);
        if (place == 0 && position != 0) {
            Block next = new Block();
            last.next = next;
            last = next;
        }
        last.tasks[place] = task;
    }

    // ---- taking

    /**
     * Takes a worker's fair share of the tasks, for the owner of {@code local}, as far as that has room.
     *
     * @param share by how many workers to divide
     * @return the first of them; the others are in {@code local}
     */
    @Nullable
    Task pollInto(LocalQueue local, int share) {
        return isEmpty() ? null : pollIntoLocked(local, share);
    }

    boolean isEmpty() {
        // In this order: if they are equal, there was nothing when the second was read.
        return taken == added;
    }

    /** A worker wants to end. False if there is work left for it. */
    synchronized boolean leave() {
        synchronized (backLock) {
            if (taken != added) {
                return false;
            }
            workers--;
            sealed = workers == 0;
            return true;
        }
    }

    private synchronized @Nullable Task pollIntoLocked(LocalQueue local, int share) {
        long begin = taken;
        long size = added - begin;
        if (size == 0) {
            return null;
        }
        long count = Math.min(size / share + 1, Math.min(size, local.room() / 2));
        Task front = take(begin);
        long end = begin + 1;
        while (end < begin + count) {
            local.push(take(end)); // there is room
            end++;
        }
        taken = end; // after the tasks can be seen in the local queue
        return front;
    }

    private Task take(long position) {
        int place = Block.place(position);
        if (place == 0 && position != 0) {
            Block next = Objects.requireNonNull(first.next);
            first.next = null; // what is old must not keep alive what is young
            first = next;
        }
        Task task = Objects.requireNonNull(first.tasks[place]);
        first.tasks[place] = null;
        return task;
    }

    /** Some places in a row. */
    private static final class Block {
        private static final int SIZE = 1 << 9;

        private final @Nullable Task[] tasks = new @Nullable Task[SIZE];
        private @Nullable Block next;

        static int place(long position) {
            return (int) position & (SIZE - 1);
        }
    }
}
