package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** The context of a task with another waker: for combinators that want to know which of their children was woken. */
public final class DerivedContext extends RuntimeContext {
    private final RuntimeContext parent;
    private final Waker waker;

    private DerivedContext(RuntimeContext parent, Waker waker) {
        this.parent = parent;
        this.waker = waker;
    }

    /** A context like {@code parent}, but for {@code waker}. */
    public static Context of(Context parent, Waker waker) {
        return parent instanceof RuntimeContext runtime ? new DerivedContext(runtime, waker) : Context.of(waker);
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
            return future.poll(context);
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
    public boolean mayBlock() {
        return parent.mayBlock();
    }
}
