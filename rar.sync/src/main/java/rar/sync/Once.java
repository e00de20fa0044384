package rar.sync;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * A future made of others that knows whether it is finished (F4, F5). For one owner.
 *
 * @param <T> the type of the value
 */
abstract class Once<T extends @Nullable Object> implements Future<T> {
    private boolean finished;

    /** What users call the operation, for messages. */
    abstract String operation();

    /** Advances; not called again after a value or a throw. */
    abstract Poll<T> step(Context context) throws Exception;

    /** Gives up what an unfinished future holds. Called once at most, and never after the last step. */
    abstract void release();

    @Override
    public final Poll<T> poll(Context context) throws Exception {
        if (finished) {
            throw new IllegalStateException(
                    operation() + " was polled after it had finished: a future yields once, call the method again");
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
}
