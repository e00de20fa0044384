package rar.api.stream;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.task.Failures;

/**
 * A place for one of the futures that run at the same time, and for what comes of it. Used for one future after
 * another. For the poller.
 *
 * @param <R> the type of the values
 */
final class Slot<R> extends Lane {
    private @Nullable Future<? extends R> future; // null unless it runs
    private @Nullable R value;
    private @Nullable Throwable failure;

    Slot(LaneSet<?> set) {
        super(set);
    }

    boolean isRunning() {
        return future != null;
    }

    void start(Future<? extends R> next) {
        future = next;
    }

    /** What would have been the future was not made. */
    void fail(Throwable why) {
        failure = why;
    }

    /** Polls the running future; true if it has finished. */
    @SuppressWarnings("unchecked") // a future only gives its value out
    boolean advance(Context context) {
        Future<R> running = (Future<R>) Objects.requireNonNull(future, "future");
        try {
            var poll = poll(running, context);
            if (poll.isPending()) {
                return false;
            }
            value = Objects.requireNonNull(
                    poll.value(), "a future given to buffered yielded null: elements are never null");
        } catch (Throwable t) {
            failure = t;
        }
        future = null;
        return true;
    }

    boolean isDone() {
        return value != null || failure != null;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Empties the slot of what came of the future: returns the value, or throws the failure as it is. */
    R take() {
        R taken = value;
        Throwable thrown = failure;
        value = null;
        failure = null;
        if (thrown != null) {
            throw Failures.sneaky(thrown);
        }
        return Objects.requireNonNull(taken, "value");
    }

    void cancel() {
        Future<? extends R> unfinished = future;
        future = null;
        value = null;
        if (unfinished != null) {
            unfinished.cancel();
        }
    }
}
