package rar.api.future;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;

/** A value that is there already. */
public final class ReadyFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final T value;

    /** A future of {@code value}. */
    public ReadyFuture(T value) {
        this.value = value;
    }

    @Override
    protected Poll<T> step(Context context) {
        return Poll.ready(value);
    }

    @Override
    protected void release() {}
}
