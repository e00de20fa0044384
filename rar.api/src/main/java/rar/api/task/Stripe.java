package rar.api.task;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
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
    private boolean cancelled;
    private boolean closed;

    Stripe(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /** Enters a new task. If the scope was cancelled, the task starts out cancelled. */
    void add(TaskCell<?> task) {
        boolean refused;
        lock();
        try { // a deep stack may overflow in here
            refused = closed;
            if (!refused) {
                enter(task);
            }
        } finally {
            unlock();
        }
        if (refused) {
            throw new RejectedExecutionException("spawn on scheduler \""
                    + scope.host().scheduler().name() + "\", which is closed: no task can start any more");
        }
    }

    /** Takes a finished task out. If that leaves this stripe empty, whoever waits for the scope has a look. */
    void remove(TaskCell<?> task) {
        lock();
        unlink(task);
        boolean empty = --live == 0;
        unlock();
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

    /** Has all later entries start out cancelled, and gives out those that are in, for the caller to cancel. */
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

    private void enter(TaskCell<?> task) {
        if (nextId == idLimit) {
            nextId = scope.host().takeIds(ID_BLOCK);
            idLimit = nextId + ID_BLOCK;
        }
        task.enlist(this, nextId++);
        if (cancelled) {
            task.bornCancelled();
        }
        task.next = first;
        if (first != null) {
            first.previous = task;
        }
        first = task;
        live++;
        entered++;
    }

    private void unlink(TaskCell<?> task) {
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
