package rar.sync;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * Tells any number of tasks that it is time to stop: a request to be heard, unlike the cancellation of a task, which
 * just ends. Once cancelled, a token remains so.
 *
 * <pre>{@code
 * CancellationToken shutdown = new CancellationToken();
 * Context.spawn(shutdown.runUntilCancelled(serve()).doFinally(this::sayGoodbye));
 * }</pre>
 *
 * <p>A {@linkplain #child() child} is cancelled with its parent, and can be cancelled alone: for one request, say, of
 * many. Children need not be closed: a parent knows only those that somebody waits for. All methods may be called by
 * any thread; they take time for the depth of the tree, and {@link #cancel()} for each that waits.
 */
public final class CancellationToken {
    private final TokenNode node;

    /** Makes a token that is not cancelled and has no parent. */
    public CancellationToken() {
        this(new TokenNode());
    }

    private CancellationToken(TokenNode node) {
        this.node = node;
    }

    /** Makes a token that is cancelled when this one is; at once, if this one is already. */
    public CancellationToken child() {
        return new CancellationToken(new TokenNode(node));
    }

    /** Cancels this token and its children. Does nothing the second time. */
    public void cancel() {
        node.cancel();
    }

    /** Whether this token, or one that it descends from, was cancelled. Takes no lock. */
    public boolean isCancelled() {
        return node.isCancelled();
    }

    /**
     * A future that is ready when this token is cancelled.
     *
     * <p>Cancellation: loses nothing.
     */
    public Future<Void> cancelled() {
        return new AwaitCancelled(node);
    }

    /**
     * Runs a future until this token is cancelled. If that comes first the future is cancelled, and this fails with
     * {@link java.util.concurrent.CancellationException}; a task that awaits nothing else ends as cancelled, too.
     *
     * <p>Cancellation: is passed on to {@code future}.
     */
    public <T extends @Nullable Object> Future<T> runUntilCancelled(Future<T> future) {
        return new RunUntilCancelled<>(node, Objects.requireNonNull(future, "future"));
    }

    /** How many wait for this token itself; for tests. */
    int waiting() {
        return node.waiters().size();
    }

    /** Whether somebody waits for this token or one below; for tests. */
    boolean isActive() {
        return node.isActive();
    }
}
