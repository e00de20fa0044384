package rar.api.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker's share of a scope's books: how many tasks have been entered and how many of them are unfinished, and a
 * list of those that wait. A worker enters what it spawns into its own stripe, and whoever finishes a task takes it out
 * of the stripe it was entered into.
 *
 * <p>The list is there for those who cancel the scope, and to keep alive what nobody else refers to. A task is listed
 * before it is first idle. Until then somebody is about to run it, or does, and who runs a task asks whether the scope
 * was cancelled; so the many tasks that never wait are spared the list and its lock.
 *
 * <pre>
 *   field      written by                       read by
 *   books      who enters and who takes out     who waits for the scope to empty: volatile, read-modify-write
 *   first      who lists, takes out, cancels    the same, under the lock; likewise the links of the tasks
 *   cancelled  who cancels, under the lock      who runs tasks: volatile; who lists them, under the lock
 *   closed     who closes: volatile             who enters tasks, after the entry: volatile
 * </pre>
 */
final class Stripe extends SpinLock {
    /**
     * One task entered, in the upper half of the books, which may wrap around. An unfinished task is a 1 in the lower.
     */
    private static final long ENTERED = 1L << 32;

    private static final VarHandle BOOKS;

    static {
        try {
            BOOKS = MethodHandles.lookup().findVarHandle(Stripe.class, "books", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scope scope;
    private volatile long books;

    // Guarded by the lock.
    private @Nullable TaskCell<?> first;
    private int listed;

    // Never taken back.
    private volatile boolean cancelled;
    private volatile boolean closed;

    Stripe(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    /**
     * Enters a new task. Either we see here that this stripe is closed, or whoever has closed it and looks whether it
     * is empty sees the task.
     *
     * @return false if this stripe is closed
     */
    boolean enter(TaskCell<?> task) {
        task.stripe = this;
        BOOKS.getAndAdd(this, ENTERED + 1);
        if (closed) {
            takeOut();
            return false;
        }
        return true;
    }

    /**
     * Lists a task that is entered, to be called by who may run it. If the scope was cancelled, so is the task: either
     * we see that here, or whoever cancels the scope finds the task in the list.
     */
    void list(TaskCell<?> task) {
        lock();
        try {
            TaskCell<?> before = first;
            if (before == null) {
                first = task;
                task.previous = null;
            } else {
                // Behind the first, and not in front: for a collector of generations, to write to a task is cheaper
                // than to this old object.
                TaskCell<?> behind = before.next;
                task.previous = before;
                task.next = behind;
                before.next = task;
                if (behind != null) {
                    behind.previous = task;
                }
            }
            listed++;
            unlock();
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
        if (cancelled) {
            task.cancel();
        }
    }

    /** Takes a finished task out. If that leaves this stripe empty, whoever waits for the scope has a look. */
    void remove(TaskCell<?> task) {
        try {
            if (task.isListed()) {
                unlist(task);
            }
        } finally {
            takeOut();
        }
    }

    private void takeOut() {
        if ((int) (long) BOOKS.getAndAdd(this, -1L) == 1) {
            scope.stripeEmptied();
        }
    }

    private void unlist(TaskCell<?> task) {
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
            task.previous = task;
            listed--;
            unlock();
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
    }

    /** Forbids further entries. */
    void close() {
        closed = true;
    }

    /** Whether the tasks of this stripe are to end. */
    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Has all tasks that are run from now on cancelled, and gives out those that are listed, for the caller to cancel.
     */
    List<TaskCell<?>> cancel() {
        int capacity = 16;
        for (; ; ) {
            TaskCell<?>[] tasks = new TaskCell<?>[capacity]; // allocated outside the lock, hence the loop
            lock();
            cancelled = true;
            int count = listed;
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

    /** How many tasks are unfinished; one that comes as the stripe is closed may count for a moment. */
    int live() {
        return (int) books;
    }

    /** Adds this stripe's books to {@code census}, both numbers as of one moment. */
    void count(Census census) {
        long now = books;
        census.live += (int) now;
        census.entered += now >>> 32;
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
