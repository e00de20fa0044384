package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;
import rar.api.future.OnceFuture;

/**
 * One element of a stream that stays with its owner. A poll that is pending has taken nothing from the stream; so
 * whoever gives this future up loses nothing.
 */
public final class NextFuture<T> extends OnceFuture<Optional<T>> {
    private final AsyncStream<T> stream;

    /** A future of the next element of {@code stream}. */
    public NextFuture(AsyncStream<T> stream) {
        this.stream = stream;
    }

    @Override
    protected Poll<Optional<T>> step(Context context) throws Exception {
        return Objects.requireNonNull(stream.pollNext(context), "pollNext returned null");
    }

    @Override
    protected void release() {}
}
