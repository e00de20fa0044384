package rar.api.future;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Failures;

/**
 * A future over several others. A subclass decides, child by child, when it knows enough; the children that are
 * unfinished then are cancelled.
 *
 * @param <T> the type of the children's values
 * @param <R> the type of the result
 */
abstract class GroupFuture<T extends @Nullable Object, R extends @Nullable Object> extends OnceFuture<R>
        implements ChildSet.Listener<T> {
    private final ChildSet<T> children;

    GroupFuture(Order order, Collection<? extends Future<? extends T>> futures) {
        children = new ChildSet<>(order, futures);
    }

    /** How many children there are. */
    final int size() {
        return children.added();
    }

    @Override
    protected final Poll<R> step(Context context) throws Exception {
        children.poll(context, this);
        if (!isDecided()) {
            return Poll.pending();
        }
        Poll<R> result;
        try {
            result = Poll.ready(result());
        } catch (Throwable failure) {
            cancelAfter(failure);
            throw failure;
        }
        children.cancel();
        return result;
    }

    @Override
    protected final void release() {
        children.cancel();
    }

    /** Whether {@link #result()} may be asked for. */
    abstract boolean isDecided();

    /** The value, or the failure. */
    abstract R result() throws Exception;

    private void cancelAfter(Throwable failure) {
        try {
            children.cancel();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
    }
}
