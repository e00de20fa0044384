package rar.api.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.task.DerivedContext;

/**
 * The waker of one child of an operator that has several, and the child's place in the {@link LaneSet}. A lane may
 * serve one child after another: a late wake meant for the last is a spurious poll of the next.
 */
class Lane implements Waker {
    private static final VarHandle QUEUED;

    static {
        try {
            QUEUED = MethodHandles.lookup().findVarHandle(Lane.class, "queued", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Belongs to whoever has set {@code queued}, and then to the poller that took the stack. */
    @Nullable
    Lane next;

    private final LaneSet<?> set;

    // The poller only.
    private @Nullable Context parent;
    private @Nullable Context context; // what is made of the parent, for as long as that stays the same

    // Any thread.
    @SuppressWarnings("UnusedVariable") // by QUEUED
    private boolean queued;

    Lane(LaneSet<?> set) {
        this.set = set;
    }

    @Override
    public final void wake() {
        if (claim()) {
            set.push(this);
        }
    }

    /** Takes the right to queue this lane; false if it is queued already. A full fence in any case, see the set. */
    final boolean claim() {
        return !(boolean) QUEUED.getAndSet(this, true);
    }

    /** From now on a wake queues this lane again. */
    final void unclaim() {
        QUEUED.getAndSet(this, false);
    }

    /** Polls {@code child} with this lane as its waker. */
    final <T extends @Nullable Object> Poll<T> poll(Future<T> child, Context from) throws Exception {
        return Objects.requireNonNull(DerivedContext.poll(child, within(from)), "poll returned null");
    }

    private Context within(Context from) {
        Context mine = context;
        if (mine == null || parent != from) {
            parent = from;
            mine = DerivedContext.of(from, this);
            context = mine;
        }
        return mine;
    }
}
