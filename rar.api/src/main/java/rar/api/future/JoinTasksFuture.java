package rar.api.future;

import java.util.ArrayList;
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
 * woken a few times, and not by each task. The others are told that they are awaited, so that a failure does not count
 * as unawaited before its turn comes.
 */
final class JoinTasksFuture<T extends @Nullable Object> extends OnceFuture<List<T>> {
    private final @Nullable TaskCell<? extends T>[] tasks; // null once taken, or given up
    private final @Nullable Object[] values;
    private int left; // how many there are still to take, those in front
    private boolean waited; // once at least; so the tasks left know that they are awaited
    private @Nullable List<Throwable> failures; // from the last task to the first

    /** The array is this future's from then on. */
    JoinTasksFuture(@Nullable TaskCell<? extends T>[] tasks) {
        this.tasks = tasks;
        this.values = new @Nullable Object[tasks.length];
        this.left = tasks.length;
    }

    @Override
    protected Poll<List<T>> step(Context context) throws Exception {
        try {
            while (left > 0) {
                if (!take(context)) {
                    waits();
                    return Poll.pending();
                }
            }
        } catch (Throwable t) { // no memory, or no stack: those that are left would be nobody's
            releaseAfter(t);
            throw t;
        }
        if (failures != null) {
            throw Failures.sneaky(firstOf(failures));
        }
        return Poll.ready(result());
    }

    /** Takes the outcome of the last task left; false if there is none so far. */
    private boolean take(Context context) throws Exception {
        int index = left - 1;
        TaskCell<? extends T> task = task(index);
        try {
            Poll<? extends T> poll = task.poll(context);
            if (poll.isPending()) {
                return false;
            }
            values[index] = poll.value();
        } catch (Throwable t) {
            if (!task.isDone()) {
                throw t;
            }
            failures = failures == null ? new ArrayList<>() : failures;
            failures.add(t);
            if (waited) {
                task.awaitNoLonger(); // if what was thrown is not the task's own, that is still to be dealt with
            }
        }
        tasks[index] = null;
        left = index;
        return true;
    }

    private void waits() {
        if (!waited) {
            waited = true;
            for (int i = 0; i < left; i++) {
                task(i).awaitLater();
            }
        }
    }

    private TaskCell<? extends T> task(int index) {
        return Objects.requireNonNull(tasks[index]);
    }

    /** The first in the order of the tasks, with the others suppressed. Cancellations come after what may be behind. */
    private static Throwable firstOf(List<Throwable> failures) {
        Throwable first = failures.get(failures.size() - 1);
        for (int i = failures.size() - 1; i >= 0 && first instanceof CancellationException; i--) {
            Throwable next = failures.get(i);
            first = next instanceof CancellationException ? first : next;
        }
        for (int i = failures.size() - 1; i >= 0; i--) {
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
                giveUp(task(i));
            } catch (Throwable t) {
                thrown = Failures.first(thrown, t);
            }
        }
        Arrays.fill(tasks, null);
        Arrays.fill(values, null);
        failures = null;
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

    private void giveUp(TaskCell<? extends T> task) {
        try {
            task.cancel();
        } finally {
            if (waited) {
                task.awaitNoLonger();
            }
        }
    }

    @SuppressWarnings("unchecked") // every element has been set, to a T
    private List<T> result() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }
}
