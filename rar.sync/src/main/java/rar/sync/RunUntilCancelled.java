package rar.sync;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * Runs a future until a token is cancelled.
 *
 * @param <T> the type of the value
 */
final class RunUntilCancelled<T extends @Nullable Object> extends Once<T> {
    private final TokenNode node;
    private final AwaitCancelled cancelled;
    private final Future<T> future;

    RunUntilCancelled(TokenNode node, Future<T> future) {
        this.node = node;
        this.cancelled = new AwaitCancelled(node);
        this.future = future;
    }

    @Override
    String operation() {
        return "CancellationToken.runUntilCancelled";
    }

    @Override
    Poll<T> step(Context context) throws Exception {
        if (node.isCancelled()) {
            throw giveUp();
        }
        boolean pending = false;
        try {
            Poll<T> poll = Objects.requireNonNull(future.poll(context), "poll returned null: return a Poll");
            if (poll.isReady()) {
                return poll;
            }
            pending = true;
        } finally {
            if (!pending) {
                cancelled.cancel();
            }
        }
        if (cancelled.poll(context).isReady()) { // joins the queue, or leaves the latest waker there
            throw giveUp();
        }
        return Poll.pending();
    }

    @Override
    void release() {
        try {
            cancelled.cancel();
        } finally {
            future.cancel();
        }
    }

    private CancellationException giveUp() {
        CancellationException reason = new CancellationException("the token was cancelled");
        try {
            release();
        } catch (Throwable t) {
            reason.addSuppressed(t);
        }
        return reason;
    }
}
