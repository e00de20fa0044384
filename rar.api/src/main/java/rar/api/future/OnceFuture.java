package rar.api.future;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * A future that knows whether it is finished: what F4 and F5 ask of every combinator, written once. For one owner.
 *
 * @param <T> the type of the value
 */
public abstract class OnceFuture<T extends @Nullable Object> implements Future<T> {
    private boolean finished;

    /** For subclasses. */
    protected OnceFuture() {}

    @Override
    public final Poll<T> poll(Context context) throws Exception {
        if (finished) {
            throw hasFinished(this);
        }
        finished = true; // also if the step throws
        Poll<T> poll = step(context);
        if (poll.isPending()) {
            finished = false;
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

    /** Advances; not called again after a value or a throw. */
    protected abstract Poll<T> step(Context context) throws Exception;

    /** Releases what an unfinished future holds. Called once at most, and never after the last step. */
    protected abstract void release();

    /** What a poll throws that comes too late. */
    static IllegalStateException hasFinished(Future<?> future) {
        return new IllegalStateException(future.getClass().getSimpleName()
                + " was polled after it had finished: a future yields once, make a new one");
    }
}
