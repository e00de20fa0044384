package rar.sync;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Waker;

/**
 * Values that every receiver sees: all that are sent after it {@linkplain #subscribe() subscribed}, in one order.
 *
 * <p>To send never waits. The latest values, as many as the capacity, are kept until every subscription has received
 * them; older ones are overwritten. A subscription that had not received them is told how many it lost, by a
 * {@link LaggedException}, and goes on with the oldest there is. So the memory is bounded, and the slowest receiver
 * holds up nobody.
 *
 * <p>All methods may be called by any thread and take constant time; to send and to close takes time for each receiver
 * that waits, and to close a subscription for each value that it has not received.
 *
 * @param <T> the type of the values
 */
public final class Broadcast<T> implements AutoCloseable {
    private static final int MAX_CAPACITY = 1 << 30;

    private final WaitQueue queue = new WaitQueue();

    // Guarded by the queue's lock. The value number n is in place n modulo the capacity.
    private final @Nullable Object[] values;
    private final int[] unread; // how many subscriptions have still to receive what is in that place
    private long sent; // the number of the next value
    private int subscriptions;
    private boolean closed;

    /**
     * Makes one without subscriptions.
     *
     * @param capacity how many values are kept for slow receivers, in 1..2<sup>30</sup>; the memory for the references
     *     is allocated at once
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public Broadcast(int capacity) {
        if (capacity < 1 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be in 1.." + MAX_CAPACITY + ": " + capacity);
        }
        this.values = new @Nullable Object[capacity];
        this.unread = new int[capacity];
    }

    /**
     * Sends a value to all subscriptions.
     *
     * @return how many subscriptions there are; if there is none, the value goes nowhere
     * @throws ClosedException if this is closed
     */
    public int send(T value) {
        Objects.requireNonNull(value, "value");
        int receivers;
        WakeBatch batch;
        synchronized (queue.lock()) {
            requireOpen("send");
            receivers = subscriptions;
            if (receivers == 0) {
                return 0;
            }
            int place = place(sent);
            values[place] = value;
            unread[place] = receivers;
            sent++;
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
        return receivers;
    }

    /**
     * Begins to receive: what is sent from now on. The subscription is to be closed when it is not needed any more, as
     * the values that it has not received are kept for it.
     *
     * @throws ClosedException if this is closed
     */
    public Subscription<T> subscribe() {
        synchronized (queue.lock()) {
            requireOpen("subscribe");
            subscriptions++;
            return new Subscription<>(this, sent);
        }
    }

    /** How many subscriptions are open. A hint: it may have changed by the time it is looked at. */
    public int subscriptions() {
        synchronized (queue.lock()) {
            return subscriptions;
        }
    }

    /** Says that nothing more is sent. What was sent before is still received. Does nothing the second time. */
    @Override
    public void close() {
        WakeBatch batch;
        synchronized (queue.lock()) {
            closed = true;
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
    }

    /** How many wait; for tests. */
    int waiting() {
        return queue.size();
    }

    /** How many values are kept; for tests. */
    int kept() {
        synchronized (queue.lock()) {
            int kept = 0;
            for (Object value : values) {
                kept += value == null ? 0 : 1;
            }
            return kept;
        }
    }

    private void requireOpen(String what) {
        if (closed) {
            throw new ClosedException("cannot " + what + ": the Broadcast is closed");
        }
    }

    private int place(long number) {
        return (int) (number % values.length);
    }

    private long oldest() {
        return Math.max(0, sent - values.length);
    }

    @SuppressWarnings("unchecked") // send() takes nothing but a T
    private T value(long number) {
        return (T) Objects.requireNonNull(values[place(number)]);
    }

    private void received(long number) {
        int place = place(number);
        unread[place]--;
        if (unread[place] == 0) {
            values[place] = null;
        }
    }

    /**
     * One receiver's view of a {@link Broadcast}. Its methods may be called by any thread, but one at a time receives.
     *
     * @param <T> the type of the values
     */
    public static final class Subscription<T> implements AutoCloseable {
        private final Broadcast<T> broadcast;

        // Guarded by the queue's lock.
        private long next; // the number of the value to be received next
        private boolean closed;
        private @Nullable Receive<T> receiver; // the latest that had to wait

        Subscription(Broadcast<T> broadcast, long next) {
            this.broadcast = broadcast;
            this.next = next;
        }

        /**
         * A future of the next value. Fails with {@link LaggedException} if that was overwritten, with
         * {@link ClosedException} if this is closed, or if the broadcast is and all values were received, and with
         * {@link IllegalStateException} if another {@code receive} of this subscription waits.
         *
         * <p>Cancellation: loses nothing; the next {@code receive} gets the value.
         */
        public Future<T> receive() {
            return new Receive<>(this);
        }

        /**
         * The next value if it was sent, or empty if it was not yet.
         *
         * @throws LaggedException if the next value was overwritten
         * @throws ClosedException if this is closed, or if the broadcast is and all values were received
         */
        public Optional<T> tryReceive() {
            synchronized (broadcast.queue.lock()) {
                return Optional.ofNullable(take());
            }
        }

        /** Stops receiving. A {@link #receive()} that waits fails. Does nothing the second time. */
        @Override
        public void close() {
            Waker waker = null;
            synchronized (broadcast.queue.lock()) {
                if (closed) {
                    return;
                }
                closed = true;
                broadcast.subscriptions--;
                for (long n = Math.max(next, broadcast.oldest()); n < broadcast.sent; n++) {
                    broadcast.received(n);
                }
                if (receiver != null && receiver.isQueued()) {
                    waker = receiver.release();
                }
            }
            if (waker != null) {
                waker.wake();
            }
        }

        /** The next value, or null if there is none yet. Under the lock. */
        private @Nullable T take() {
            if (closed) {
                throw new ClosedException("cannot receive: the subscription is closed");
            }
            long lost = broadcast.oldest() - next;
            if (lost > 0) {
                next += lost;
                throw new LaggedException(lost);
            }
            if (next < broadcast.sent) {
                T value = broadcast.value(next);
                broadcast.received(next);
                next++;
                return value;
            }
            broadcast.requireOpen("receive");
            return null;
        }

        private void awaits(Receive<T> latest) {
            if (receiver != null && receiver != latest && receiver.isQueued()) {
                throw new IllegalStateException(
                        "cannot receive: a Subscription is for one receiver, and another one waits; subscribe() again");
            }
            receiver = latest;
        }
    }

    /** Waits for the next value of a subscription. */
    private static final class Receive<T> extends Waiter<T> {
        private final Subscription<T> subscription;
        private @Nullable T value;

        Receive(Subscription<T> subscription) {
            this.subscription = subscription;
        }

        @Override
        WaitQueue queue() {
            return subscription.broadcast.queue;
        }

        @Override
        String operation() {
            return "Broadcast.Subscription.receive";
        }

        @Override
        boolean tryTake(boolean released) {
            value = subscription.take();
            if (value == null) {
                subscription.awaits(this);
            }
            return value != null;
        }

        @Override
        T result() {
            return Objects.requireNonNull(value);
        }
    }
}
