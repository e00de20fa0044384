package rar.api.future;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.task.Failures;
import rar.api.task.TaskCell;

/** All values, in order. On failure either waits for the others all the same, or gives them up at once. */
public final class JoinAllFuture<T extends @Nullable Object> extends GroupFuture<T, List<T>> {
    private final @Nullable Object[] values;
    private final boolean failFast;
    private int unfinished;
    private @Nullable Throwable failure;

    /** All values, after all have finished. */
    public static <T extends @Nullable Object> Future<List<T>> of(Collection<? extends Future<? extends T>> futures) {
        Future<?>[] copy = futures.toArray(new Future<?>[0]);
        for (Future<?> future : copy) {
            if (!(future instanceof TaskCell<?>)) {
                return new JoinAllFuture<>(futuresOf(copy), false);
            }
        }
        return new JoinTasksFuture<>(tasks(copy));
    }

    @SuppressWarnings("unchecked") // what was in the collection
    private static <T extends @Nullable Object> List<Future<? extends T>> futuresOf(Future<?>[] futures) {
        return (List<Future<? extends T>>) (List<?>) Arrays.asList(futures);
    }

    @SuppressWarnings("unchecked") // likewise, and all are tasks
    private static <T extends @Nullable Object> TaskCell<? extends T>[] tasks(Future<?>[] futures) {
        return Arrays.copyOf(futures, futures.length, TaskCell[].class);
    }

    /**
     * A future of the values of {@code futures}.
     *
     * @param failFast whether the first failure cancels the rest
     */
    public JoinAllFuture(Collection<? extends Future<? extends T>> futures, boolean failFast) {
        super(Order.WOKEN, futures);
        this.values = new @Nullable Object[size()];
        this.unfinished = values.length;
        this.failFast = failFast;
    }

    @Override
    public boolean onValue(int index, T value) {
        values[index] = value;
        unfinished--;
        return false;
    }

    @Override
    public boolean onFailure(int index, Throwable thrown) {
        unfinished--;
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
        return failFast;
    }

    @Override
    boolean isDecided() {
        return unfinished == 0 || (failFast && failure != null);
    }

    @Override
    @SuppressWarnings("unchecked") // every element has been set, to a T
    List<T> result() {
        if (failure != null) {
            throw Failures.sneaky(failure);
        }
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }
}
