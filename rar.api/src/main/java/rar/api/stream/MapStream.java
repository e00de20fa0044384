package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** Each element, put through a function. */
public final class MapStream<T, R> extends OnceStream<R> {
    private final Upstream<T> source;
    private final Function<? super T, ? extends R> f;

    /** A stream of what {@code f} makes of the elements of {@code source}. */
    public MapStream(AsyncStream<T> source, Function<? super T, ? extends R> f) {
        this.source = new Upstream<>(source);
        this.f = f;
    }

    @Override
    Poll<Optional<R>> step(Context context) throws Exception {
        Poll<Optional<T>> poll = source.pull(context);
        if (poll.isPending()) {
            return Poll.pending();
        }
        return poll.value().isEmpty()
                ? end()
                : element(Objects.requireNonNull(
                        f.apply(poll.value().get()),
                        "the function given to map returned null: elements are never null"));
    }

    @Override
    void release() {
        source.cancel();
    }
}
