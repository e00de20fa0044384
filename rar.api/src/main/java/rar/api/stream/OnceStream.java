package rar.api.stream;

import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;
import rar.api.task.Failures;

/**
 * A stream that knows whether it is finished: what F4 and F5 ask of every operator, written once. For one owner.
 *
 * @param <T> the type of the elements
 */
public abstract class OnceStream<T> implements AsyncStream<T> {
    private static final Poll<Optional<Object>> END = Poll.ready(Optional.empty());

    private boolean finished;

    /** For subclasses. */
    protected OnceStream() {}

    /** The answer of a stream that has ended. Always the same object. */
    @SuppressWarnings("unchecked") // holds no T
    static <T> Poll<Optional<T>> end() {
        return (Poll<Optional<T>>) (Poll<?>) END;
    }

    /** The answer of a stream that has an element. */
    static <T> Poll<Optional<T>> element(T element) {
        return Poll.ready(Optional.of(element));
    }

    @Override
    public final Poll<Optional<T>> pollNext(Context context) throws Exception {
        if (finished) {
            throw new IllegalStateException(getClass().getSimpleName()
                    + " was polled after it had finished: a stream runs once, make a new one");
        }
        finished = true; // also if the step throws
        Poll<Optional<T>> poll;
        try {
            poll = step(context);
        } catch (Throwable failure) {
            releaseAfter(failure);
            throw failure;
        }
        if (poll.isPending() || poll.value().isPresent()) {
            finished = false;
        } else {
            release();
        }
        return poll;
    }

    @Override
    public final void cancel() {
        if (!finished) {
            finished = true;
            release();
        }
    }

    /** Advances; not called again after the end or a throw. */
    abstract Poll<Optional<T>> step(Context context) throws Exception;

    /**
     * Releases what this stream still holds, such as a source that has not ended. Called exactly once: at the end,
     * after a step that threw, or when the stream is given up; only a stream that nobody needs any more is never
     * released.
     */
    abstract void release();

    private void releaseAfter(Throwable failure) {
        try {
            release();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
    }
}
