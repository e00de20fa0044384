package rar.api.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.task.Failures;

/**
 * A future that takes all elements of a stream. It pays for each from the budget, before it asks the source: a source
 * that always has one must not keep the worker (F7).
 *
 * @param <T> the type of the elements
 * @param <R> the type of what comes of them
 */
abstract class DrainFuture<T, R extends @Nullable Object> extends OnceFuture<R> {
    private final Upstream<T> source;

    DrainFuture(AsyncStream<T> source) {
        this.source = new Upstream<>(source);
    }

    @Override
    protected final Poll<R> step(Context context) throws Exception {
        try {
            return drain(context);
        } catch (Throwable failure) {
            cancelAfter(failure);
            throw failure;
        }
    }

    @Override
    protected final void release() {
        source.cancel();
    }

    /** Takes an element. */
    abstract void accept(T element);

    /** What came of all of them. */
    abstract R result();

    private Poll<R> drain(Context context) throws Exception {
        while (context.spendBudget()) {
            Poll<Optional<T>> poll = source.pull(context);
            if (poll.isPending()) {
                context.refundBudget();
                return Poll.pending();
            }
            if (poll.value().isEmpty()) {
                return Poll.ready(result());
            }
            accept(poll.value().get());
        }
        return Poll.pending();
    }

    private void cancelAfter(Throwable failure) {
        try {
            source.cancel();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
    }
}
