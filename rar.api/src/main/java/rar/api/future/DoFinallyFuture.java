package rar.api.future;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Failures;

/** A future with something to do at its end, whatever the end. */
public final class DoFinallyFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Future<T> source;
    private final Runnable cleanup;

    /** A future like {@code source} that runs {@code cleanup} when it ends. */
    public DoFinallyFuture(Future<T> source, Runnable cleanup) {
        this.source = source;
        this.cleanup = cleanup;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        Poll<T> poll;
        try {
            poll = Objects.requireNonNull(source.poll(context), "poll returned null");
        } catch (Throwable failure) {
            cleanUpAfter(failure);
            throw failure;
        }
        if (poll.isReady()) {
            cleanup.run();
        }
        return poll;
    }

    @Override
    protected void release() {
        try {
            source.cancel();
        } catch (Throwable failure) {
            cleanUpAfter(failure);
            throw failure;
        }
        cleanup.run();
    }

    private void cleanUpAfter(Throwable failure) {
        try {
            cleanup.run();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
    }
}
