package rar.api.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Waker;
import rar.api.task.Budget;
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
 *       Both are read-modify-writes, once somebody may have the child's waker, also the wake of a child that is queued
 *       already: what its waker wrote before is released by the one and acquired by the other, as with the state of a
 *       task.
 *   <li>A wake puts the child on the stack and then reads the parent's waker; a poll stores the waker and then takes
 *       the stack. All are volatile; so either the wake reads the latest waker, or the poll takes the child.
 * </ul>
 *
 * <p>Children that are added later come by the same stack, from any thread, and enter the ring of unfinished ones when
 * a poll takes them off it. A set that was cancelled has its stack closed by a mark that is never taken off, so that a
 * child that comes too late is turned away.
 *
 * @param <T> the type of the children's values
 */
public final class ChildSet<T extends @Nullable Object> {
    private static final VarHandle WOKEN;

    static {
        try {
            WOKEN = MethodHandles.lookup().findVarHandle(ChildSet.class, "woken", Child.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Order order;
    private final AtomicInteger added = new AtomicInteger();

    // The poller only.
    private final Child<T> ring = new Child<>(this, -1, null); // where the ring of unfinished children begins and ends
    private int size; // of the ring
    private @Nullable Child<T> taken; // off the stack, and still to be polled: the first of a list
    private @Nullable Child<T> takenLast; // and the last, while there is one

    // Any thread.
    private final Child<T> closed = new Child<>(this, -1, null); // the mark
    private volatile Waker parent = Waker.noop();
    private volatile @Nullable Child<T> woken;

    /** What the owner of the children does when one has finished. */
    public interface Listener<T extends @Nullable Object> {
        /** A child has a value. Returns true if the others are not to be polled for now. */
        boolean onValue(int index, T value);

        /** A child has failed. Returns true if the others are not to be polled for now. */
        boolean onFailure(int index, Throwable failure);
    }

    /** An empty set. */
    public ChildSet(Order order) {
        this.order = order;
        ring.before = ring;
        ring.after = ring;
    }

    /** A set of these. Nobody else knows of them before their first poll, so they need not come by the stack. */
    ChildSet(Order order, Collection<? extends Future<? extends T>> futures) {
        this(order);
        int count = 0;
        Child<T> first = null;
        Child<T> last = null;
        for (Future<? extends T> future : futures) {
            Child<T> child = new Child<>(this, count++, Objects.requireNonNull(future, "future"));
            enterLast(child);
            if (last == null) {
                first = child;
            } else {
                last.next = child;
            }
            last = child;
        }
        added.setPlain(count);
        taken = order.arrangeFirst(first);
        takenLast = last(taken);
    }

    // ---- any thread

    /**
     * Adds a child, and wakes the parent for its first poll.
     *
     * @return its index, which counts from 0; or -1 if this set was cancelled, and the future is still the caller's
     */
    public int add(Future<? extends T> future) {
        Objects.requireNonNull(future, "future");
        int index = takeIndex();
        return add(index, future) ? index : -1;
    }

    /** Takes the index for a child that is to be added later. */
    public int takeIndex() {
        return added.getAndIncrement();
    }

    /** Adds a child as {@link #add(Future)} does; false if this set was cancelled. */
    public boolean add(int index, Future<? extends T> future) {
        if (!push(new Child<>(this, index, future))) {
            return false;
        }
        parent.wake();
        return true;
    }

    /** How many children were ever added. */
    int added() {
        return added.get();
    }

    /** Called by a child that was woken and is not on the stack. */
    void woken(Child<T> child) {
        if (push(child)) {
            parent.wake();
        }
    }

    private boolean push(Child<T> child) {
        Child<T> top;
        do {
            top = woken;
            if (top == closed) {
                return false;
            }
            child.next = top;
        } while (!WOKEN.compareAndSet(this, top, child)); // releases `next` to the poll that takes the stack
        return true;
    }

    // ---- the poller only

    /** How many children are unfinished. Counts those added by the poller's own thread at least. */
    public int size() {
        enterNew();
        return size;
    }

    /**
     * Polls the children that were woken since the last call, or added, until the listener has enough; whoever calls
     * again polls the others. If the task's budget is used up on the way, the rest is left for the next call, which is
     * asked for at once: children that could only say that they are pending need not be polled.
     */
    public void poll(Context context, Listener<? super T> listener) {
        parent = context.waker();
        enterNew();
        pollTaken(context, listener);
    }

    /** Shows the futures of all unfinished children, which may be cancelled but not polled. */
    public void forEach(Consumer<? super Future<? extends T>> action) {
        enterNew();
        for (Child<T> child = after(ring); child != ring; child = after(child)) {
            action.accept(Objects.requireNonNull(child.future()));
        }
    }

    /**
     * Cancels the children that have not finished, and turns away those to come. What one of them throws does not keep
     * it from the others.
     */
    public void cancel() {
        enterNew();
        taken = null;
        takenLast = null;
        enter(closeStack());
        Throwable failure = null;
        for (Child<T> child = after(ring); child != ring; child = after(ring)) {
            Future<? extends T> unfinished = Objects.requireNonNull(child.future());
            forget(child);
            try {
                unfinished.cancel();
            } catch (Throwable t) {
                failure = Failures.first(failure, t);
            }
        }
        if (failure != null) {
            throw Failures.unchecked(failure);
        }
    }

    /** A child has finished, or is given up. */
    void forget(Child<T> child) {
        child.finish();
        Child<T> before = child.before;
        Child<T> after = child.after;
        if (before != null && after != null) {
            before.after = after;
            after.before = before;
            child.before = null;
            child.after = null;
            size--;
        }
    }

    private void pollTaken(Context context, Listener<? super T> listener) {
        boolean enough = false;
        while (taken != null && !enough) {
            if (Budget.isSpent()) {
                context.waker().wake();
                return;
            }
            Child<T> child = taken;
            taken = child.next; // read before `queued` is cleared, which lets a waker write it
            child.next = null;
            child.toPolled();
            enough = child.poll(context, listener);
        }
    }

    /** Takes what is on the stack behind what was taken before, and enters those that are new. */
    private void enterNew() {
        if (woken != null && woken != closed) {
            Child<T> fresh = order.arrange(takeWoken());
            enter(fresh);
            append(fresh);
        }
    }

    private void append(@Nullable Child<T> fresh) {
        if (taken == null) {
            taken = fresh;
        } else if (order == Order.INDEX) {
            taken = order.merge(taken, fresh);
        } else {
            Objects.requireNonNull(takenLast).next = fresh;
        }
        takenLast = last(taken == null || order == Order.INDEX ? taken : fresh);
    }

    private static <T extends @Nullable Object> @Nullable Child<T> last(@Nullable Child<T> first) {
        Child<T> last = first;
        while (last != null && last.next != null) {
            last = last.next;
        }
        return last;
    }

    private void enter(@Nullable Child<T> first) {
        for (Child<T> child = first; child != null; child = child.next) {
            if (child.before == null && child.future() != null) {
                enterLast(child);
            }
        }
    }

    private void enterLast(Child<T> child) {
        Child<T> last = Objects.requireNonNull(ring.before);
        child.before = last;
        child.after = ring;
        last.after = child;
        ring.before = child;
        size++;
    }

    private Child<T> after(Child<T> child) {
        return Objects.requireNonNull(child.after);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Child<T> takeWoken() {
        return (Child<T>) WOKEN.getAndSet(this, null);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Child<T> closeStack() {
        Child<T> last = (Child<T>) WOKEN.getAndSet(this, closed);
        return last == closed ? null : last;
    }
}
