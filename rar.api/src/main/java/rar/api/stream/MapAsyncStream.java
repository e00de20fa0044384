package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** Each element, put through a function that takes its time: one at a time. */
public final class MapAsyncStream<T, R> extends OnceStream<R> {
    private final Upstream<T> source;
    private final Function<? super T, ? extends Future<? extends R>> f;
    private final Running<R> current = new Running<>();

    /** A stream of the values of the futures that {@code f} makes of the elements of {@code source}. */
    public MapAsyncStream(AsyncStream<T> source, Function<? super T, ? extends Future<? extends R>> f) {
        this.source = new Upstream<>(source);
        this.f = f;
    }

    @Override
    Poll<Optional<R>> step(Context context) throws Exception {
        if (current.isEmpty()) {
            Poll<Optional<T>> poll = source.pull(context);
            if (poll.isPending()) {
                return Poll.pending();
            }
            if (poll.value().isEmpty()) {
                return end();
            }
            current.start(Objects.requireNonNull(
                    f.apply(poll.value().get()), "the function given to mapAsync returned null"));
        }
        Poll<? extends R> poll = current.poll(context);
        return poll.isPending()
                ? Poll.pending()
                : element(Objects.requireNonNull(
                        poll.value(), "a future given to mapAsync yielded null: elements are never null"));
    }

    @Override
    void release() {
        new GiveUp().with(current::cancel).with(source::cancel).rethrow();
    }
}
