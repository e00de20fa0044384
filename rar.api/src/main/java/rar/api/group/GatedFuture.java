package rar.api.group;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.future.OnceFuture;

/** A future that waits for its turn before it is polled at all. */
final class GatedFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Gate gate;
    private final Future<T> source;
    private boolean inside; // owner only

    // Guarded by the gate.
    boolean admitted;
    Waker waker = Waker.noop();

    GatedFuture(Gate gate, Future<T> source) {
        this.gate = gate;
        this.source = source;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        inside = inside || gate.enter(this, context.waker());
        if (!inside) {
            return Poll.pending();
        }
        Poll<T> poll;
        try {
            poll = Objects.requireNonNull(source.poll(context), "poll returned null");
        } catch (Throwable failure) {
            gate.leave();
            throw failure;
        }
        if (poll.isReady()) {
            gate.leave();
        }
        return poll;
    }

    @Override
    protected void release() {
        try {
            source.cancel();
        } finally {
            if (inside) {
                gate.leave();
            } else {
                gate.forget(this);
            }
        }
    }
}
