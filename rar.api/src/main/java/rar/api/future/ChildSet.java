package rar.api.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.task.Budget;
import rar.api.task.DerivedContext;
import rar.api.task.Failures;

/**
 * The children of a combinator, of which only those are polled that were woken: a wake costs constant time, however
 * many children there are. The idea is that of {@code FuturesUnordered} in Rust's futures crate.
 *
 * <p>Each child has a waker of its own, which puts the child on a stack (Treiber, 1986) and wakes the parent. A poll
 * takes the whole stack. No wake is lost:
 *
 * <ul>
 *   <li>A child's {@code queued} is cleared before it is polled; so a wake during its poll puts it on the stack again.
 *       Both are read-modify-writes, also the wake of a child that is queued already: what its waker wrote before is
 *       released by the one and acquired by the other, as with the state of a task.
 *   <li>A wake puts the child on the stack and then reads the parent's waker; a poll stores the waker and then takes
 *       the stack. All are volatile; so either the wake reads the latest waker, or the poll takes the child.
 * </ul>
 *
 * @param <T> the type of the children's values
 */
final class ChildSet<T extends @Nullable Object> {
    private static final VarHandle WOKEN;
    private static final VarHandle QUEUED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            WOKEN = lookup.findVarHandle(ChildSet.class, "woken", Child.class);
            QUEUED = lookup.findVarHandle(Child.class, "queued", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<Child<T>> children;
    private @Nullable Child<T> taken; // the poller only: off the stack, and still to be polled

    // Any thread.
    private volatile Waker parent = Waker.noop();
    private volatile @Nullable Child<T> woken;

    /** What the owner of the children does when one has finished. */
    interface Listener<T extends @Nullable Object> {
        /** A child has a value. Returns true if the others are of no interest any more. */
        boolean onValue(int index, T value);

        /** A child has failed. Returns true if the others are of no interest any more. */
        boolean onFailure(int index, Throwable failure);
    }

    ChildSet(Collection<? extends Future<? extends T>> futures) {
        children = new ArrayList<>(futures.size());
        for (Future<? extends T> future : futures) {
            children.add(new Child<>(this, children.size(), Objects.requireNonNull(future, "future")));
        }
        // Pushed last to first: the first poll polls them in order.
        for (int i = children.size() - 1; i >= 0; i--) {
            push(children.get(i));
        }
    }

    int size() {
        return children.size();
    }

    /**
     * Polls the children that were woken since the last call; the first call polls all. If the task's budget is used up
     * on the way, the rest is left for the next call, which is asked for at once: children that could only say that
     * they are pending need not be polled.
     */
    void poll(Context context, Listener<? super T> listener) {
        parent = context.waker();
        if (pollTaken(context, listener)) {
            taken = takeWoken();
            pollTaken(context, listener);
        }
    }

    /** Returns whether all were polled, and the others are still of interest. */
    private boolean pollTaken(Context context, Listener<? super T> listener) {
        while (taken != null) {
            if (Budget.isSpent()) {
                context.waker().wake();
                return false;
            }
            Child<T> child = taken;
            taken = child.next; // read before `queued` is cleared, which lets a waker write it
            child.next = null;
            QUEUED.getAndSet(child, false);
            if (child.poll(context, listener)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Child<T> takeWoken() {
        return (Child<T>) WOKEN.getAndSet(this, null);
    }

    /** Cancels the children that have not finished. What one of them throws does not keep it from the others. */
    void cancel() {
        Throwable failure = null;
        for (Child<T> child : children) {
            try {
                child.cancel();
            } catch (Throwable t) {
                if (failure == null) {
                    failure = t;
                } else {
                    Failures.suppress(t, failure);
                }
            }
        }
        if (failure != null) {
            throw Failures.unchecked(failure);
        }
    }

    private void push(Child<T> child) {
        Child<T> top;
        do {
            top = woken;
            child.next = top;
        } while (!WOKEN.compareAndSet(this, top, child)); // releases `next` to the poll that takes the stack
    }

    /** One child, and its waker. */
    private static final class Child<T extends @Nullable Object> implements Waker {
        private final ChildSet<T> set;
        private final int index;

        // The poller only.
        private @Nullable Future<? extends T> future; // null once it has finished
        private @Nullable Context parent;
        private @Nullable Context context; // what is made of the parent, for as long as that stays the same

        // Any thread. `next` belongs to whoever has set `queued`, and then to the poll that took the stack.
        @SuppressWarnings("UnusedVariable") // by QUEUED
        private boolean queued = true;

        private @Nullable Child<T> next;

        Child(ChildSet<T> set, int index, Future<? extends T> future) {
            this.set = set;
            this.index = index;
            this.future = future;
        }

        @Override
        public void wake() {
            if (!(boolean) QUEUED.getAndSet(this, true)) {
                set.push(this);
                set.parent.wake();
            }
        }

        /** Polls this child, unless it has finished; returns what the listener says. */
        boolean poll(Context from, Listener<? super T> listener) {
            if (future == null) {
                return false;
            }
            Poll<? extends T> poll;
            try {
                poll = Objects.requireNonNull(DerivedContext.poll(future, contextFor(from)), "poll returned null");
            } catch (Throwable t) {
                forget();
                return listener.onFailure(index, t);
            }
            if (poll.isPending()) {
                return false;
            }
            forget();
            return listener.onValue(index, poll.value());
        }

        void cancel() {
            Future<? extends T> unfinished = future;
            forget();
            if (unfinished != null) {
                unfinished.cancel();
            }
        }

        private void forget() {
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
}
