package rar.api.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Flow;
import rar.api.Waker;

/**
 * How much a subscriber wants. It knows the task that delivers as a waker only, and the subscriber not at all; so
 * whoever keeps a subscription that has ended keeps neither.
 *
 * <pre>
 *   from          | event                   | to              | then
 *   n             | request(m), m positive  | n + m, at most UNBOUNDED | wake, if n was 0
 *   n             | request(m) otherwise    | INVALID         | wake
 *   n             | delivered(k), k ≤ n     | n − k; UNBOUNDED stays |
 *   n, INVALID    | cancel()                | CANCELLED       | wake
 *   any           | close()                 | CANCELLED       |
 *   anything else |                         | as it was       |
 * </pre>
 *
 * <p>The value is one volatile number. No wake is lost: the subscriber changes the number and then reads the waker; the
 * delivery stores its waker and then reads the number. A request that finds more than 0 need not wake: the delivery has
 * yet to take that into account, and only finds that it must wait by bringing the number down to 0.
 */
final class Demand implements Flow.Subscription {
    static final long UNBOUNDED = Long.MAX_VALUE;
    static final long INVALID = -1;
    static final long CANCELLED = -2;

    private static final VarHandle OPEN;

    static {
        try {
            OPEN = MethodHandles.lookup().findVarHandle(Demand.class, "open", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long open;
    private volatile long refused; // the argument of an invalid request, stored before INVALID
    private volatile Waker waker = Waker.noop();

    // ---- the subscriber

    @Override
    public void request(long count) {
        long before;
        long after;
        if (count <= 0) {
            refused = count;
        }
        do {
            before = open;
            if (before < 0 || (before == UNBOUNDED && count > 0)) {
                return;
            }
            after = count <= 0 ? INVALID : saturated(before, count);
        } while (!OPEN.compareAndSet(this, before, after));
        if (before == 0 || after == INVALID) {
            waker.wake();
        }
    }

    @Override
    public void cancel() {
        if ((long) OPEN.getAndSet(this, CANCELLED) != CANCELLED) {
            waker.wake();
        }
    }

    // ---- the delivery

    /** A poll begins. */
    void wakes(Waker latest) {
        if (waker != latest) {
            waker = latest;
        }
    }

    /** How much is wanted; negative if nothing ever will be. */
    long open() {
        return open;
    }

    /** What an invalid request asked for. */
    long refused() {
        return refused;
    }

    /** So many elements were delivered. Returns what is wanted beyond that; negative if nothing ever will be. */
    long delivered(long count) {
        long before;
        do {
            before = open;
            if (before < 0 || before == UNBOUNDED) {
                return before;
            }
        } while (!OPEN.compareAndSet(this, before, before - count));
        return before - count;
    }

    /** The last signal is about to be sent: what is asked from now on is of no consequence. */
    void close() {
        open = CANCELLED;
        waker = Waker.noop();
    }

    private static long saturated(long open, long count) {
        long sum = open + count;
        return sum < 0 ? UNBOUNDED : sum;
    }
}
