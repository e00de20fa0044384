package rar.api.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Waker;

/**
 * Which children of an operator are worth polling: those that were woken, in the order of their wakes. A wake, and
 * finding out who was woken, take constant time, however many children there are. The idea is that of
 * {@code FuturesUnordered} in Rust's futures crate.
 *
 * <p>A wake puts its lane on a stack (Treiber, 1986) and wakes the operator. A poll of the operator moves the stack, in
 * reverse, to the end of a queue of its own, and serves that from the front; so nobody is passed over twice, not even
 * by a child that has something each time.
 *
 * <pre>
 *   field    | touched by      | access
 *   parent   | poller, wakers  | volatile
 *   woken    | poller, wakers  | volatile; CAS to push, getAndSet to take all
 *   queued   | poller, wakers  | getAndSet; true from a wake, or again(), until next() gives the lane out
 *   next     | whoever set queued, until the lane is on the stack; from then on the poller | plain
 *   first, last | poller       | plain: polls are ordered (F6)
 * </pre>
 *
 * <p>No wake is lost:
 *
 * <ul>
 *   <li>A lane's {@code queued} is cleared before its child is polled; so a wake during that poll queues it again. Both
 *       are read-modify-writes, also the wake of a lane that is queued already: what its waker wrote before is released
 *       by the one and acquired by the other.
 *   <li>A wake pushes its lane and then reads {@code parent}; a poll stores {@code parent} and then reads
 *       {@code woken}. All are volatile; so either the wake reads the latest waker, or the poll finds the lane. A poll
 *       that finds its waker there already need not store it: an earlier poll has.
 * </ul>
 *
 * <p>A lane that is woken after {@link #open} has woken the operator as well, and is left for its next poll; so a child
 * that wakes itself in each poll does not keep the operator.
 *
 * @param <L> the kind of lane
 */
final class LaneSet<L extends Lane> {
    private static final VarHandle WOKEN;

    static {
        try {
            WOKEN = MethodHandles.lookup().findVarHandle(LaneSet.class, "woken", Lane.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // The poller only: those to be polled, first to last.
    private @Nullable Lane first;
    private @Nullable Lane last;

    // Any thread.
    private volatile Waker parent = Waker.noop();
    private volatile @Nullable Lane woken;

    /** A poll of the operator begins: queues the lanes that were woken since the last. */
    void open(Context context) {
        Waker waker = context.waker();
        if (parent != waker) {
            parent = waker;
        }
        if (woken != null) {
            takeWoken();
        }
    }

    /** The lane whose turn it is, or null. */
    @SuppressWarnings("unchecked") // nothing but an L gets in
    @Nullable
    L next() {
        Lane lane = first;
        if (lane != null) {
            first = lane.next; // read before `queued` is cleared, which lets a waker write it
            lane.next = null;
            lane.unclaim();
        }
        return (@Nullable L) lane;
    }

    /** Queues a lane that the poller itself wants to poll again. */
    void again(L lane) {
        if (lane.claim()) { // otherwise it was woken meanwhile, and is on the stack
            append(lane, lane);
        }
    }

    /** The operator has finished: late wakes reach nobody. */
    void close() {
        parent = Waker.noop();
        first = null;
    }

    /** A wake of a lane that was not queued. */
    void push(Lane lane) {
        Lane top;
        do {
            top = woken;
            lane.next = top;
        } while (!WOKEN.compareAndSet(this, top, lane)); // releases `next` to the poll that takes the stack
        parent.wake();
    }

    private void takeWoken() {
        Lane newest = (Lane) WOKEN.getAndSet(this, null);
        Lane chain = null;
        for (Lane lane = newest; lane != null; ) {
            Lane older = lane.next;
            lane.next = chain;
            chain = lane;
            lane = older;
        }
        append(chain, newest);
    }

    private void append(@Nullable Lane from, @Nullable Lane to) {
        if (first == null) {
            first = from;
        } else if (last != null) {
            last.next = from;
        }
        last = to;
    }
}
