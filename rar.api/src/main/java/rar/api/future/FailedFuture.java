package rar.api.future;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;
import rar.api.task.Failures;

/** A failure that is there already. */
public final class FailedFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Throwable failure;

    /** A future that throws {@code failure}. */
    public FailedFuture(Throwable failure) {
        this.failure = failure;
    }

    @Override
    protected Poll<T> step(Context context) {
        throw Failures.sneaky(failure);
    }

    @Override
    protected void release() {}
}
