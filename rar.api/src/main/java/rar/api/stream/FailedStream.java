package rar.api.stream;

import java.util.Optional;
import rar.api.Context;
import rar.api.Poll;
import rar.api.task.Failures;

/** Fails at the first poll. */
public final class FailedStream<T> extends OnceStream<T> {
    private final Throwable failure;

    /** A stream that fails with {@code failure}. */
    public FailedStream(Throwable failure) {
        this.failure = failure;
    }

    @Override
    Poll<Optional<T>> step(Context context) {
        throw Failures.sneaky(failure);
    }

    @Override
    void release() {}
}
