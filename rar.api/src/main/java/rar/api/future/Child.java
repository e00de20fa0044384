package rar.api.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.task.DerivedContext;
import rar.api.task.TaskCell;

/** One child of a {@link ChildSet}, and the waker that it is polled with. */
final class Child<T extends @Nullable Object> implements Waker {
    private static final VarHandle QUEUED;

    static {
        try {
            QUEUED = MethodHandles.lookup().findVarHandle(Child.class, "queued", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ChildSet<T> set;
    final int index;

    // The poller only.
    private @Nullable Future<? extends T> future; // null once it has finished
    private @Nullable Context parent;
    private @Nullable Context context; // what is made of the parent, for as long as that stays the same

    /** In the ring of unfinished children; null before this child has entered it and after it has left. */
    @Nullable
    Child<T> before;

    @Nullable
    Child<T> after;

    // Any thread. `next` belongs to whoever has set `queued`, and then to the poll that took the stack.
    @SuppressWarnings("UnusedVariable") // by QUEUED
    private boolean queued = true;

    @Nullable
    Child<T> next;

    Child(ChildSet<T> set, int index, @Nullable Future<? extends T> future) {
        this.set = set;
        this.index = index;
        this.future = future;
    }

    @Override
    public void wake() {
        if (!(boolean) QUEUED.getAndSet(this, true)) {
            set.woken(this);
        }
    }

    // ---- the poller only

    @Nullable
    Future<? extends T> future() {
        return future;
    }

    /** To be called after the child was taken off the stack, and before it is polled. */
    void toPolled() {
        if (context == null && future != null) {
            queued = false; // nobody has the waker so far
        } else {
            QUEUED.getAndSet(this, false);
        }
    }

    /** Polls this child, unless it has finished; returns what the listener says. */
    boolean poll(Context from, ChildSet.Listener<? super T> listener) {
        if (future == null) {
            return false;
        }
        Poll<? extends T> poll;
        try {
            poll = Objects.requireNonNull(pollFuture(future, from), "poll returned null");
        } catch (Throwable t) {
            set.forget(this);
            return listener.onFailure(index, t);
        }
        if (poll.isPending()) {
            return false;
        }
        set.forget(this);
        return listener.onValue(index, poll.value());
    }

    private Poll<? extends T> pollFuture(Future<? extends T> mine, Context from) throws Exception {
        // A task that is done has no use for a waker, as there is something left in the budget; so it costs no context.
        return mine instanceof TaskCell<? extends T> task && task.isDone()
                ? task.poll(from)
                : DerivedContext.poll(mine, contextFor(from));
    }

    /** Drops the future, which has finished or is given up. */
    void finish() {
        future = null;
        parent = null;
        context = null;
    }

    private Context contextFor(Context from) {
        Context mine = context;
        if (mine == null || parent != from) {
            parent = from;
            mine = DerivedContext.of(from, this);
            context = mine;
        }
        return mine;
    }
}
