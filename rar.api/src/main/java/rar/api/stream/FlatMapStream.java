package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** A stream made of each element, one after the other. Empty ones are paid for from the budget. */
public final class FlatMapStream<T, R> extends OnceStream<R> {
    private final Upstream<T> source;
    private final Function<? super T, ? extends AsyncStream<? extends R>> f;
    private @Nullable Upstream<R> inner; // null between two

    /** A stream of the elements of the streams that {@code f} makes of the elements of {@code source}. */
    public FlatMapStream(AsyncStream<T> source, Function<? super T, ? extends AsyncStream<? extends R>> f) {
        this.source = new Upstream<>(source);
        this.f = f;
    }

    @Override
    Poll<Optional<R>> step(Context context) throws Exception {
        do {
            if (inner == null) {
                Poll<Optional<T>> poll = source.pull(context);
                if (poll.isPending()) {
                    return Poll.pending();
                }
                if (poll.value().isEmpty()) {
                    return end();
                }
                inner = new Upstream<>(Objects.requireNonNull(
                        f.apply(poll.value().get()), "the function given to flatMap returned null"));
            }
            Poll<Optional<R>> poll = inner.pull(context);
            if (poll.isPending() || poll.value().isPresent()) {
                return poll;
            }
            inner = null;
        } while (context.spendBudget());
        return Poll.pending();
    }

    @Override
    void release() {
        GiveUp all = new GiveUp();
        if (inner != null) {
            all.with(inner::cancel);
        }
        all.with(source::cancel).rethrow();
    }
}
