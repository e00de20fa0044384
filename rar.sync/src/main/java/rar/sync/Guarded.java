package rar.sync;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * Runs a future while a guard is held. The guard is closed when the future has ended, however it ended.
 *
 * @param <T> the type of the value
 */
final class Guarded<T extends @Nullable Object> extends Once<T> {
    private final Acquire<?> acquire;
    private final Supplier<? extends Future<T>> body;
    private final String operation;
    private @Nullable Hold hold; // null until it has been acquired
    private @Nullable Future<T> running; // null until it has been made

    Guarded(Acquire<?> acquire, Supplier<? extends Future<T>> body, String operation) {
        this.acquire = acquire;
        this.body = Objects.requireNonNull(body, "body");
        this.operation = operation;
    }

    @Override
    String operation() {
        return operation;
    }

    @Override
    Poll<T> step(Context context) throws Exception {
        Hold mine = hold;
        if (mine == null) {
            Poll<? extends Hold> acquired = acquire.poll(context);
            if (acquired.isPending()) {
                return Poll.pending();
            }
            mine = acquired.value();
            hold = mine;
        }
        boolean pending = false;
        try {
            Poll<T> poll = run(context);
            pending = poll.isPending();
            return poll;
        } finally {
            if (!pending) {
                mine.close();
            }
        }
    }

    @Override
    void release() {
        if (hold == null) {
            acquire.cancel();
            return;
        }
        try {
            if (running != null) {
                running.cancel();
            }
        } finally {
            hold.close();
        }
    }

    private Poll<T> run(Context context) throws Exception {
        Future<T> future = running;
        if (future == null) {
            future = Objects.requireNonNull(body.get(), "the supplier given to " + operation + " returned null");
            running = future;
        }
        return Objects.requireNonNull(future.poll(context), "poll returned null: return a Poll");
    }
}
