package rar.api.task;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait, linked through themselves. All of it is guarded by the lock: the fields here, and the links of the
 * tasks that are listed.
 */
sealed class TaskList extends SpinLock {
    private @Nullable TaskCell<?> first;
    private int size;

    /** Adds a task that is not listed, to be called by who may run it. */
    void add(TaskCell<?> task) {
        lock();
        try {
            TaskCell<?> before = first;
            if (before == null) {
                first = task;
                task.previous = null;
                task.next = null; // as it is, if the executor keeps its contract
            } else {
                // Behind the first, and not in front: for a collector of generations, to write to a task is cheaper
                // than to this old object.
                TaskCell<?> behind = (TaskCell<?>) before.next;
                task.previous = before;
                task.next = behind;
                before.next = task;
                if (behind != null) {
                    behind.previous = task;
                }
            }
            size++;
            unlock();
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
    }

    /** Takes out a task that is listed here, for good, to be called by who has run it. */
    void remove(TaskCell<?> task) {
        lock();
        try {
            TaskCell<?> next = (TaskCell<?>) task.next;
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
            task.previous = null; // and not itself: it was listed
            size--;
            unlock();
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
    }

    /** All that are listed at some moment of this call. */
    List<TaskCell<?>> copy() {
        int capacity = 16;
        for (; ; ) {
            TaskCell<?>[] tasks = new TaskCell<?>[capacity]; // allocated outside the lock, hence the loop
            int count = copyInto(tasks);
            if (count <= capacity) {
                return Arrays.asList(tasks).subList(0, count);
            }
            capacity = count + count / 8;
        }
    }

    /** Returns how many there are; if there is no room for all, copies none. */
    private int copyInto(TaskCell<?>[] tasks) {
        lock();
        try {
            int count = size;
            if (count <= tasks.length) {
                int i = 0;
                for (TaskCell<?> task = first; task != null; task = (TaskCell<?>) task.next) {
                    tasks[i++] = task;
                }
            }
            unlock();
            return count;
        } catch (Throwable t) {
            held = false; // no call, see SpinLock
            throw t;
        }
    }

    /** The one to use: with places behind the fields, see {@link Padded}. */
    static final class Shielded extends TaskList {
        long q00, q01, q02, q03;
        long q10, q11, q12, q13;
        long q20, q21, q22, q23;
        long q30, q31, q32, q33;
    }
}
