package rar.sync;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Waker;

/**
 * A queue between tasks: many senders, and many receivers or one. Each value is received once, in the order in which
 * values were sent. Bounded, a channel makes senders wait for receivers; unbounded, it holds whatever is sent. Values
 * are not null.
 *
 * <pre>{@code
 * Channel<String> lines = Channel.bounded(100);
 * Context.spawn(read(file, lines).doFinally(lines::close));
 * Future<Void> all = lines.stream().forEach(this::count);
 * }</pre>
 *
 * <p>A bounded channel takes no lock as long as nobody has to wait. What happens before a send happens-before what
 * follows the receipt. Among those that wait the first come are woken first; one that comes later may overtake them.
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * Whoever has put a value in then looks whether receivers wait; whoever is to wait says so and then looks for a value
 * once more, under the lock. Both write before they read, as volatile: one of the two sees the other. The same goes for
 * room and senders. A waiter that was woken and is given up wakes the next in its place.
 *
 * <p>A value can be put in behind one that is on its way, and the receiver that is woken for it does not get at it yet.
 * So whoever takes a value looks whether another one is there now for a receiver that waits, and whoever puts one in
 * whether there is still room for a sender that waits.
 *
 * @param <T> the type of the values
 */
public final class Channel<T> implements Sender<T>, Receiver<T> {
    private final Buffer<T> buffer;
    private final boolean oneReceiver;
    private final Object lock = new Object();

    // Guarded by the lock.
    private final WaitQueue senders = new WaitQueue(lock);
    private final WaitQueue receivers = new WaitQueue(lock);

    // Written under the lock and read without it: false only if the queue is empty and nobody is about to join it.
    private volatile boolean sendersWait;
    private volatile boolean receiversWait;

    private volatile boolean cancelled;

    private Channel(Buffer<T> buffer, boolean oneReceiver) {
        this.buffer = buffer;
        this.oneReceiver = oneReceiver;
    }

    /**
     * A channel that holds at most so many values.
     *
     * @throws IllegalArgumentException if {@code capacity} is not in 1..4194304
     */
    public static <T> Channel<T> bounded(int capacity) {
        return new Channel<>(ring(capacity), false);
    }

    /** A bounded channel on which one task receives: a second one that waits is an error, told to that one. */
    public static <T> Channel<T> boundedForOneReceiver(int capacity) {
        return new Channel<>(ring(capacity), true);
    }

    /** A channel that holds any number of values, for which senders never wait. */
    public static <T> Channel<T> unbounded() {
        return new Channel<>(new GrowingBuffer<>(), false);
    }

    /** An unbounded channel on which one task receives: a second one that waits is an error, told to that one. */
    public static <T> Channel<T> unboundedForOneReceiver() {
        return new Channel<>(new GrowingBuffer<>(), true);
    }

    private static <T> Buffer<T> ring(int capacity) {
        if (capacity < 1 || capacity > RingBuffer.MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity must be in 1.." + RingBuffer.MAX_CAPACITY + ": " + capacity);
        }
        return new RingBuffer<>(capacity);
    }

    // ---- sending

    @Override
    public Future<Void> send(T value) {
        return new Send<>(this, Objects.requireNonNull(value, "value"));
    }

    @Override
    public boolean trySend(T value) {
        Objects.requireNonNull(value, "value");
        return isDone(buffer.tryPush(value), "trySend") && entered();
    }

    @Override
    public Future<SendPermit<T>> reserve() {
        return new Reserve<>(this);
    }

    @Override
    public void close() {
        buffer.close();
        wakeAll();
    }

    @Override
    public boolean isClosed() {
        return buffer.isClosed();
    }

    // ---- receiving

    @Override
    public Future<Optional<T>> receive() {
        return new Receive<>(this);
    }

    @Override
    public Optional<T> tryReceive() {
        T value = tryPop();
        if (value != null) {
            taken();
        }
        return Optional.ofNullable(value);
    }

    @Override
    public void cancel() {
        cancelled = true;
        buffer.close();
        dropAll();
        wakeAll();
    }

    @Override
    public boolean isDrained() {
        return cancelled || buffer.isDrained();
    }

    /** The number of values in this channel, as of some moment. */
    public int size() {
        return buffer.size();
    }

    @Override
    public String toString() {
        return "Channel[size=" + size() + (isDrained() ? ", drained]" : isClosed() ? ", closed]" : "]");
    }

    // ---- for those who wait; under the lock where they say that they do

    WaitQueue senders() {
        return senders;
    }

    WaitQueue receivers() {
        return receivers;
    }

    /** To be called under the lock before a sender that is to wait looks for room once more. */
    void senderWillWait() {
        sendersWait = true;
    }

    /** To be called under the lock before a receiver that is to wait looks for a value once more. */
    void receiverWillWait() {
        receiversWait = true;
    }

    /** Whether a receiver may not wait, as another one does and there can be only one. Called under the lock. */
    boolean hasItsReceiver(Receive<T> receiver) {
        return oneReceiver && !receiver.isQueued() && !receivers.isAlone();
    }

    /** Puts a value in; false if this channel is full. */
    boolean tryPush(T value) {
        return isDone(buffer.tryPush(value), "send");
    }

    /** Reserves a place; false if this channel is full. */
    boolean tryReserve() {
        return isDone(buffer.tryReserve(), "reserve");
    }

    /** Takes a value out; null if there is none. */
    @Nullable
    T tryPop() {
        return cancelled ? null : buffer.tryPop();
    }

    /** A value has been put in: a receiver is to know. Always true. */
    boolean entered() {
        if (cancelled) {
            dropAll();
        } else if (receiversWait) {
            wakeReceiver();
        }
        roomTaken();
        return true;
    }

    /** Room has been taken, by one sender that was woken for it: there may be more, for another. */
    void roomTaken() {
        if (sendersWait && buffer.hasRoom()) {
            wakeSender();
        }
    }

    /** A value has been taken out: a sender is to know that there is room, and receivers if there will be no other. */
    void taken() {
        if (sendersWait) {
            wakeSender();
        }
        if (receiversWait) {
            if (buffer.isDrained()) {
                wakeAll();
            } else if (buffer.hasNext()) {
                wakeReceiver();
            }
        }
    }

    void sendReserved(T value) {
        buffer.pushReserved(value);
        entered();
        if (cancelled) {
            throw closed("SendPermit.send");
        }
    }

    void releaseReserved() {
        buffer.releaseReserved();
        taken(); // as room goes
    }

    /** Tells the receiver that has waited longest to look again. */
    void wakeReceiver() {
        Waker waker = null;
        synchronized (lock) {
            if (!receivers.isAlone()) {
                waker = receivers.first().release();
            }
            receiversWait = !receivers.isAlone();
        }
        if (waker != null) {
            waker.wake();
        }
    }

    /** Tells the sender that has waited longest to look again. */
    void wakeSender() {
        Waker waker = null;
        synchronized (lock) {
            if (!senders.isAlone()) {
                waker = senders.first().release();
            }
            sendersWait = !senders.isAlone();
        }
        if (waker != null) {
            waker.wake();
        }
    }

    /** Tells all that wait to look again: what they wait for may never come. */
    private void wakeAll() {
        WakeBatch forSenders;
        WakeBatch forReceivers;
        synchronized (lock) {
            forSenders = senders.releaseAll();
        }
        WakeBatch.wake(forSenders);
        synchronized (lock) {
            forReceivers = receivers.releaseAll();
        }
        WakeBatch.wake(forReceivers);
    }

    private void dropAll() {
        while (buffer.tryPop() != null) {
            // Nobody will receive it.
        }
    }

    private static boolean isDone(Buffer.Attempt attempt, String what) {
        if (attempt == Buffer.Attempt.CLOSED) {
            throw closed(what);
        }
        return attempt == Buffer.Attempt.DONE;
    }

    private static ClosedException closed(String what) {
        return new ClosedException(what + " on a closed channel: check isClosed(), or stop sending before close()");
    }
}
