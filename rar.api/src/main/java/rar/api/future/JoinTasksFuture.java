package rar.api.future;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;
import rar.api.task.Failures;
import rar.api.task.TaskCell;

/**
 * All values of tasks, in order. What {@link JoinAllFuture} does for any futures, it does for tasks with less: they run
 * by themselves and need no polls until they have ended, so they can be awaited one after the other. The last one comes
 * first, as it is mostly the last to end: when it has, there are few others left to wait for, so that the awaiter is
 * woken a few times, and not by each task. Before it waits, it takes those that have ended, from the front up to one
 * that has not, so that there is less to do in the end. All are told that they are awaited, so that no failure counts
 * as unawaited before it is thrown.
 */
final class JoinTasksFuture<T extends @Nullable Object> extends OnceFuture<List<T>> {
    /** Null once the value was taken. A failure stays with its task until all are thrown, or handed on. */
    private final @Nullable TaskCell<? extends T>[] tasks;

    private final @Nullable Object[] values;
    // Those still to wait for: from the first to before the end.
    private int first;
    private int end;
    private boolean failed; // some of the others
    private boolean told; // the tasks, that they are awaited

    /** The array is this future's from then on. */
    JoinTasksFuture(@Nullable TaskCell<? extends T>[] tasks) {
        this.tasks = tasks;
        this.values = new @Nullable Object[tasks.length];
        this.end = tasks.length;
    }

    @Override
    protected Poll<List<T>> step(Context context) throws Exception {
        try {
            while (first < end && task(first).isDone() && take(first, context)) {
                first++;
            }
            while (first < end) {
                if (!take(end - 1, context)) {
                    tellTasks();
                    return Poll.pending();
                }
                end--;
            }
            if (failed) {
                throw Failures.sneaky(claimFailures());
            }
        } catch (Throwable t) { // the tasks' failures, or no memory, or no stack: then the tasks would be nobody's
            releaseAfter(t);
            throw t;
        }
        return Poll.ready(result());
    }

    private TaskCell<? extends T> task(int index) {
        return Objects.requireNonNull(tasks[index]);
    }

    /** Takes a task's value, or notes that it has failed; false if it has not ended so far, or we are to yield. */
    private boolean take(int index, Context context) {
        TaskCell<? extends T> task = task(index);
        if (task.pends(context)) {
            return false;
        }
        if (task.thrown() == null) {
            values[index] = task.outcome();
            tasks[index] = null;
        } else {
            tellTasks();
            failed = true;
        }
        return true;
    }

    private void tellTasks() {
        if (!told) {
            told = true;
            for (TaskCell<? extends T> task : tasks) {
                if (task != null) {
                    task.awaitLater();
                }
            }
        }
    }

    /** The first in the order of the tasks, with the others suppressed. Cancellations come after what may be behind. */
    private Throwable claimFailures() {
        List<TaskCell<? extends T>> those =
                Arrays.stream(tasks).filter(Objects::nonNull).toList();
        List<Throwable> failures = those.stream().map(TaskCell::thrown).toList();
        Throwable foremost = failures.stream()
                .filter(failure -> !(failure instanceof CancellationException))
                .findFirst()
                .orElse(failures.get(0));
        failures.forEach(failure -> Failures.suppress(failure, foremost));
        those.forEach(TaskCell::claim);
        return foremost;
    }

    /** What one task throws does not keep this from the others. */
    @Override
    protected void release() {
        Throwable thrown = null;
        for (TaskCell<? extends T> task : tasks) {
            try {
                if (task != null) {
                    giveUp(task);
                }
            } catch (Throwable t) {
                thrown = thrown == null ? t : thrown; // no call, as the stack may be at its end
            }
        }
        Arrays.fill(tasks, null);
        Arrays.fill(values, null);
        if (thrown != null) {
            throw Failures.unchecked(thrown);
        }
    }

    private void releaseAfter(Throwable failure) {
        try {
            release();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
    }

    /** Cancels a task that has not ended, and hands on the failure of one that has. */
    private void giveUp(TaskCell<? extends T> task) {
        try {
            task.cancel();
        } finally {
            if (told) {
                task.awaitNoLonger();
            }
        }
    }

    @SuppressWarnings("unchecked") // every element has been set, to a T
    private List<T> result() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }
}
