package rar.api.future;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * A piece of code that runs at the first poll. Forgotten then: the one field says as well whether the future has
 * finished, as these are made in great numbers.
 */
public final class CallFuture<T extends @Nullable Object> implements Future<T> {
    private @Nullable Callable<? extends T> body;

    /** A future of what {@code body} returns. */
    public CallFuture(Callable<? extends T> body) {
        this.body = body;
    }

    @Override
    public Poll<T> poll(Context context) throws Exception {
        Callable<? extends T> code = body;
        if (code == null) {
            throw OnceFuture.hasFinished(this);
        }
        body = null; // also if the code throws
        return Poll.ready(code.call());
    }

    @Override
    public void cancel() {
        body = null;
    }
}
