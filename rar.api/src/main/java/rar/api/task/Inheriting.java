package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * The future of a task that was spawned with task locals, and those: most tasks have none, and pay nothing for them.
 */
final class Inheriting<T extends @Nullable Object> extends SlotFuture<T> {
    private final Future<T> future;
    private final Bindings bindings;

    Inheriting(Future<T> future, Bindings bindings) {
        this.future = future;
        this.bindings = bindings;
    }

    Bindings bindings() {
        return bindings;
    }

    @Override
    protected Poll<T> poll(Context context, AmbientSlot slot) throws Exception {
        return poll(future, context, slot);
    }

    @Override
    public void cancel() {
        future.cancel();
    }
}
