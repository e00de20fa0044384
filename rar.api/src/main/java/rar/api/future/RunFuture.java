package rar.api.future;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * A piece of code without a value that runs at the first poll. Like {@link CallFuture}, without an object in between.
 */
public final class RunFuture implements Future<Void> {
    private @Nullable Runnable body;

    /** A future that runs {@code body}. */
    public RunFuture(Runnable body) {
        this.body = body;
    }

    @Override
    public Poll<Void> poll(Context context) {
        Runnable code = body;
        if (code == null) {
            throw OnceFuture.hasFinished(this);
        }
        body = null; // also if the code throws
        code.run();
        return Poll.done();
    }

    @Override
    public void cancel() {
        body = null;
    }
}
