package rar.api.stream;

import java.util.Optional;
import java.util.function.Predicate;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** The elements before the first that fails a test. */
public final class TakeWhileStream<T> extends OnceStream<T> {
    private final Upstream<T> source;
    private final Predicate<? super T> test;

    /** A stream of the elements of {@code source} up to the first that fails {@code test}. */
    public TakeWhileStream(AsyncStream<T> source, Predicate<? super T> test) {
        this.source = new Upstream<>(source);
        this.test = test;
    }

    @Override
    Poll<Optional<T>> step(Context context) throws Exception {
        Poll<Optional<T>> poll = source.pull(context);
        return poll.isPending()
                        || poll.value().isEmpty()
                        || test.test(poll.value().get())
                ? poll
                : end();
    }

    @Override
    void release() {
        source.cancel();
    }
}
