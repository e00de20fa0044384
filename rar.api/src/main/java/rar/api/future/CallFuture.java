package rar.api.future;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;

/** A piece of code that runs at the first poll. */
public final class CallFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Callable<? extends T> body;

    /** A future of what {@code body} returns. */
    public CallFuture(Callable<? extends T> body) {
        this.body = body;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        return Poll.ready(body.call());
    }

    @Override
    protected void release() {}
}
