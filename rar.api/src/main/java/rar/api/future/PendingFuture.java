package rar.api.future;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;

/** A future that never completes. */
public final class PendingFuture<T extends @Nullable Object> extends OnceFuture<T> {
    @Override
    protected Poll<T> step(Context context) {
        return Poll.pending();
    }

    @Override
    protected void release() {}
}
