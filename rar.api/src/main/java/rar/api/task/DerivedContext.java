package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/**
 * The context of a task with something changed: another waker, for combinators that want to know which of their
 * children was woken; or more task locals.
 */
public final class DerivedContext extends RuntimeContext {
    private final RuntimeContext parent;
    private final Waker waker;
    private final @Nullable Bindings bindings;

    private DerivedContext(RuntimeContext parent, Waker waker, @Nullable Bindings bindings) {
        this.parent = parent;
        this.waker = waker;
        this.bindings = bindings;
    }

    /** A context like {@code parent}, but for {@code waker}. */
    public static Context of(Context parent, Waker waker) {
        return parent instanceof RuntimeContext runtime
                ? new DerivedContext(runtime, waker, runtime.bindings())
                : Context.of(waker);
    }

    /** A context like {@code parent}, but for {@code bindings}. */
    public static RuntimeContext of(RuntimeContext parent, Bindings bindings) {
        return new DerivedContext(parent, parent.waker(), bindings);
    }

    /**
     * Polls {@code future} with {@code context}, which becomes ambient meanwhile: a future that asks the ambient
     * context for its waker must not get the parent's, or the combinator would not learn which child to poll.
     */
    public static <T extends @Nullable Object> Poll<T> poll(Future<T> future, Context context) throws Exception {
        if (!(context instanceof RuntimeContext runtime)) {
            return future.poll(context);
        }
        AmbientSlot slot = Ambient.slot();
        RuntimeContext outer = slot.swap(runtime);
        try {
            return SlotFuture.poll(future, context, slot);
        } finally {
            slot.leave(outer);
        }
    }

    /** Cancels {@code future} with {@code context} as the ambient one. */
    public static void cancel(Future<?> future, RuntimeContext context) {
        AmbientSlot slot = Ambient.slot();
        RuntimeContext outer = slot.swap(context);
        try {
            future.cancel();
        } finally {
            slot.leave(outer);
        }
    }

    @Override
    public Waker waker() {
        return waker;
    }

    @Override
    public Scope scope() {
        return parent.scope();
    }

    @Override
    public @Nullable Bindings bindings() {
        return bindings;
    }

    @Override
    public boolean mayBlock() {
        return parent.mayBlock();
    }
}
