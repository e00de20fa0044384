package rar.api.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * The future that an operator waits for, if there is one. It is let go before it finishes, so that it is neither polled
 * nor cancelled after its end (F4, F5).
 *
 * @param <T> the type of the value
 */
final class Running<T extends @Nullable Object> {
    private @Nullable Future<? extends T> future;

    boolean isEmpty() {
        return future == null;
    }

    void start(Future<? extends T> next) {
        future = next;
    }

    /** Polls the future that was started. */
    Poll<? extends T> poll(Context context) throws Exception {
        Future<? extends T> polled = Objects.requireNonNull(future, "future");
        future = null; // also if it throws
        Poll<? extends T> poll = Objects.requireNonNull(polled.poll(context), "poll returned null");
        if (poll.isPending()) {
            future = polled;
        }
        return poll;
    }

    void cancel() {
        Future<? extends T> unfinished = future;
        future = null;
        if (unfinished != null) {
            unfinished.cancel();
        }
    }
}
