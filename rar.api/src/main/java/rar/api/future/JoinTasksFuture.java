package rar.api.future;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Failures;
import rar.api.task.TaskCell;

/**
 * All values of tasks, in order. What {@link JoinAllFuture} does for any futures, it does for tasks with less: they run
 * by themselves and need no polls until they have ended, so they can be awaited one after the other. The last one comes
 * first, as it is mostly the last to end: when it has, there are few others left to wait for, so that the awaiter is
 * woken a few times, and not by each task.
 */
final class JoinTasksFuture<T extends @Nullable Object> extends OnceFuture<List<T>> {
    private final TaskCell<? extends T>[] tasks;
    private final @Nullable Object[] values;
    private int left; // how many there are still to await, those in front
    private @Nullable List<Throwable> failures; // those of the tasks behind first

    /** The array is this future's from then on. */
    JoinTasksFuture(TaskCell<? extends T>[] tasks) {
        this.tasks = tasks;
        this.values = new @Nullable Object[tasks.length];
        this.left = tasks.length;
    }

    @Override
    protected Poll<List<T>> step(Context context) {
        while (left > 0) {
            if (!take(tasks[left - 1], context)) {
                return Poll.pending();
            }
        }
        if (failures != null) {
            throw Failures.sneaky(firstOf(failures));
        }
        return Poll.ready(result());
    }

    /** Takes the outcome of the task that is awaited; false if there is none so far. */
    private boolean take(Future<? extends T> task, Context context) {
        try {
            Poll<? extends T> poll = task.poll(context);
            if (poll.isPending()) {
                return false;
            }
            values[left - 1] = poll.value();
        } catch (Throwable t) {
            failures = failures == null ? new ArrayList<>() : failures;
            failures.add(t);
        }
        left--;
        return true;
    }

    /** The first in the order of the tasks, with the others suppressed. */
    private static Throwable firstOf(List<Throwable> failures) {
        int last = failures.size() - 1;
        Throwable first = failures.get(last);
        for (int i = last - 1; i >= 0; i--) {
            Failures.suppress(failures.get(i), first);
        }
        return first;
    }

    /** What one task throws does not keep this from the others. */
    @Override
    protected void release() {
        Throwable thrown = null;
        for (int i = 0; i < left; i++) {
            try {
                tasks[i].cancel();
            } catch (Throwable t) {
                if (thrown == null) {
                    thrown = t;
                } else {
                    Failures.suppress(t, thrown);
                }
            }
        }
        if (thrown != null) {
            throw Failures.unchecked(thrown);
        }
    }

    @SuppressWarnings("unchecked") // every element has been set, to a T
    private List<T> result() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }
}
