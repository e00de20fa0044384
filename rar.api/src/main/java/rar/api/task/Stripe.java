package rar.api.task;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker's share of a scope's books: a doubly linked list of unfinished tasks, threaded through the tasks, and
 * their number. A worker enters what it spawns into its own stripe, and whoever finishes a task takes it out of the
 * stripe it was entered into; so that the lock is contended only where tasks were stolen, and no line of memory is
 * written by all workers.
 */
final class Stripe extends SpinLock {
    /** How many task numbers to take from the scheduler at once. */
    private static final int ID_BLOCK = 32;

    private final Scope scope;

    // Guarded by the lock.
    private @Nullable TaskCell<?> first;
    private int live;
    private long entered;
    private long nextId;
    private long idLimit;

    // Written under the lock and never taken back; volatile for the look without it.
    private volatile boolean cancelled;
    private volatile boolean closed;

    Stripe(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /**
     * Enters a new task. If the scope was cancelled, so is the task: either we see that here, or whoever cancels the
     * scope finds the task entered.
     *
     * @return false if this stripe is closed
     */
    boolean add(TaskCell<?> task) {
        while (!tryAdd(task)) {
            if (closed) {
                return false;
            }
            refill(scope.host().takeIds(ID_BLOCK));
        }
        if (cancelled) {
            task.cancel();
        }
        return true;
    }

    /** Takes a finished task out. If that leaves this stripe empty, whoever waits for the scope has a look. */
    void remove(TaskCell<?> task) {
        boolean empty;
        lock();
        try {
            TaskCell<?> next = task.next;
            TaskCell<?> previous = task.previous;
            if (previous == null) {
                first = next;
            } else {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
            task.next = null;
            task.previous = null;
            live--;
            empty = live == 0;
            unlock();
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
        if (empty) {
            scope.stripeEmptied();
        }
    }

    /** Forbids further entries. */
    void close() {
        lock();
        closed = true;
        unlock();
    }

    /** Has all later entries cancelled, and gives out those that are in, for the caller to cancel. */
    List<TaskCell<?>> cancel() {
        int capacity = 16;
        for (; ; ) {
            TaskCell<?>[] tasks = new TaskCell<?>[capacity]; // allocated outside the lock, hence the loop
            lock();
            cancelled = true;
            int count = live;
            if (count <= capacity) {
                copyInto(tasks);
            }
            unlock();
            if (count <= capacity) {
                return Arrays.asList(tasks).subList(0, count);
            }
            capacity = count + count / 8;
        }
    }

    /** Adds this stripe's books to {@code census}, both numbers as of one moment. */
    void count(Census census) {
        lock();
        census.live += live;
        census.entered += entered;
        unlock();
    }

    /** Called without the lock: numbers that another thread has brought meanwhile are skipped. */
    private void refill(long block) {
        lock();
        nextId = block;
        idLimit = block + ID_BLOCK;
        unlock();
    }

    /**
     * Enters a task unless this stripe is closed or has no number for it. There is no call within the critical section:
     * a task may spawn on the brink of a stack overflow, and the lock must not stay taken.
     */
    private boolean tryAdd(TaskCell<?> task) {
        lock();
        try {
            if (closed || nextId == idLimit) {
                unlock();
                return false;
            }
            task.stripe = this;
            task.id = nextId++;
            TaskCell<?> second = first;
            task.next = second;
            if (second != null) {
                second.previous = task;
            }
            first = task;
            live++;
            entered++;
            unlock();
            return true;
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
    }

    private void copyInto(TaskCell<?>[] tasks) {
        int i = 0;
        for (TaskCell<?> task = first; task != null; task = task.next) {
            tasks[i++] = task;
        }
    }

    /** The sum of several stripes' books. */
    static final class Census {
        long live;
        long entered;
    }
}
