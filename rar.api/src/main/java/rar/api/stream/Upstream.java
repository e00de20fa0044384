package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/**
 * The stream that an operator or a terminal future takes its elements from. It remembers whether that has finished, so
 * that it is neither polled nor cancelled after its end (F4, F5).
 *
 * @param <T> the type of the elements
 */
final class Upstream<T> {
    private @Nullable AsyncStream<T> source; // null once it has finished or was given up

    @SuppressWarnings("unchecked") // a stream only gives elements out: one of a subtype is one of the type
    Upstream(AsyncStream<? extends T> source) {
        this.source = (AsyncStream<T>) source;
    }

    /** Polls the source, which has not finished yet. */
    Poll<Optional<T>> pull(Context context) throws Exception {
        AsyncStream<T> polled = Objects.requireNonNull(source, "source");
        source = null; // also if it throws
        Poll<Optional<T>> poll = Objects.requireNonNull(polled.pollNext(context), "pollNext returned null");
        if (poll.isPending() || poll.value().isPresent()) {
            source = polled;
        }
        return poll;
    }

    boolean isFinished() {
        return source == null;
    }

    /** Gives the source up, unless it has finished. */
    void cancel() {
        AsyncStream<T> unfinished = source;
        source = null;
        if (unfinished != null) {
            unfinished.cancel();
        }
    }
}
