package rar.api.future;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Futures.Selection;
import rar.api.task.Failures;

/** Whichever of several futures finishes first; the others are cancelled. */
public final class SelectFuture<T extends @Nullable Object> extends GroupFuture<T, Selection<T>> {
    private @Nullable Selection<T> selection;
    private @Nullable Throwable failure;

    /** A future of the first of {@code futures} to finish, of which there is at least one. */
    public SelectFuture(Order order, Collection<? extends Future<? extends T>> futures) {
        super(order, futures);
        if (size() == 0) {
            throw new IllegalArgumentException("at least one future is needed to choose from: found none");
        }
    }

    @Override
    public boolean onValue(int index, T value) {
        selection = new Selection<>(index, value);
        return true;
    }

    @Override
    public boolean onFailure(int index, Throwable thrown) {
        failure = thrown;
        return true;
    }

    @Override
    boolean isDecided() {
        return selection != null || failure != null;
    }

    @Override
    Selection<T> result() {
        if (failure != null) {
            throw Failures.sneaky(failure);
        }
        return Objects.requireNonNull(selection);
    }
}
