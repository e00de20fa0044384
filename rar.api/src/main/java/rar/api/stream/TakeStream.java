package rar.api.stream;

import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** So many elements and no more. */
public final class TakeStream<T> extends OnceStream<T> {
    private final Upstream<T> source;
    private long left;

    /** A stream of the first {@code count} elements of {@code source}. */
    public TakeStream(AsyncStream<T> source, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("the count given to take must not be negative: " + count);
        }
        this.source = new Upstream<>(source);
        this.left = count;
    }

    @Override
    Poll<Optional<T>> step(Context context) throws Exception {
        if (left == 0) {
            return end();
        }
        Poll<Optional<T>> poll = source.pull(context);
        if (poll.isReady()) {
            left--;
        }
        return poll;
    }

    @Override
    void release() {
        source.cancel();
    }
}
