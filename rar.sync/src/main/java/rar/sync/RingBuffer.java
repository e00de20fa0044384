package rar.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer without a lock: a ring of places, and a tail and a head that are moved past them.
 *
 * <p>Places are numbered from 0 and used round, {@code values[n % length]} for value n; a place without a value holds
 * null. Numbers count modulo 2<sup>40</sup>, of which the length of the ring is a divisor.
 *
 * <pre>
 *   what              written by                            mode
 *   senders.number    senders, and who closes: the tail,    compare-and-set, all three at one moment
 *                     the reserved places, the end
 *   senders.copy      senders: of the head                  release / acquire
 *   receivers.number  receivers: the head                   compare-and-set
 *   receivers.copy    receivers: of the tail                release / acquire
 *   values            the sender that has moved the tail    volatile: waiters are looked for after the write, and
 *                     past n: from null to value n;         who is to wait reads after it has said so
 *                     the receiver that has moved the
 *                     head past n: to null
 * </pre>
 *
 * <p>The copies spare each side most reads of what the other side keeps writing. An old copy of the head makes the ring
 * look fuller, one of the tail emptier; then who needs to know looks at the original. They are acquired as well, for
 * whoever has a copy knows what whoever made it knew: that the values before the head were there, or that the places
 * before the tail had been empty.
 *
 * <p>A value is in once the tail has moved: {@code tail - head + reserved} never exceeds the capacity. A sender that
 * has moved the tail and not yet written its value keeps receivers from it and from what comes after; it looks for
 * waiting receivers after it has written. Likewise a receiver that has moved the head and not yet emptied the place
 * keeps senders from it.
 *
 * <h2>Why what is in a place tells enough</h2>
 *
 * That a place is null, or is not, does not say whose turn it was; the order of the looks does.
 *
 * <ul>
 *   <li>A sender that is to move the tail past n knows first that the head is past {@code n - length}: it, or whoever
 *       reserved the place or moved the tail before, has looked. Then it reads the place. Who moved the head past
 *       {@code n - length} had found that value there. So if the place is null now, that value has been taken out, and
 *       no later one is there; if value n had come and gone, the tail would be past n, and not be moved from there.
 *   <li>A receiver that is to move the head past n knows first that the tail is past n. Then it reads the place. Who
 *       moved the tail past n had found the place null, after value {@code n - length}. So a value that is there now is
 *       value n, or a later one; but then the head is past n, and is not moved from there.
 * </ul>
 *
 * <p>A number for each place, as in Dmitry Vyukov's queue (bounded MPMC queue, 1024cores.net), would tell the same
 * without the copy of the tail, but is a second array that goes back and forth between the processors.
 *
 * <p>Who finds that another was quicker to move the tail, or the head, {@linkplain Backoff pauses}.
 *
 * @param <T> the type of the values
 */
final class RingBuffer<T> implements Buffer<T> {
    /** The most values that a bounded channel can hold. */
    static final int MAX_CAPACITY = 1 << 22;

    // The word: 40 bits of tail, 1 bit closed, 23 bits of the number of reserved places.
    private static final int TAIL_SHIFT = 24;
    private static final long TAIL_UNIT = 1L << TAIL_SHIFT;
    private static final long CLOSED = 1L << 23;
    private static final long RESERVED = CLOSED - 1;
    private static final long NUMBERS = (1L << 40) - 1;

    private static final VarHandle NUMBER;
    private static final VarHandle COPY;
    private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(Object[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NUMBER = lookup.findVarHandle(Padded.class, "number", long.class);
            COPY = lookup.findVarHandle(Padded.class, "copy", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int capacity;
    private final int mask;
    private final @Nullable Object[] values;
    private final Padded senders; // the word, and the copy of the head
    private final Padded receivers; // the head, and the copy of the tail

    /** What one side keeps writing, on a cache line that the other side does not have to read for anything else. */
    @SuppressWarnings({"UnusedVariable", "MultiVariableDeclaration"}) // they are there for their size
    private static final class Padded {
        private long before1, before2, before3, before4, before5, before6, before7;
        private volatile long number;
        private long copy;
        private long after1, after2, after3, after4, after5, after6, after7;

        Padded(long number, long copy) {
            this.number = number;
            this.copy = copy;
        }
    }

    RingBuffer(int capacity) {
        this(capacity, 0);
    }

    /** For tests: a buffer whose first value has this number. */
    RingBuffer(int capacity, long first) {
        this.capacity = capacity;
        int length = Math.max(2, Integer.highestOneBit(2 * capacity - 1));
        this.mask = length - 1;
        this.values = new @Nullable Object[length];
        this.senders = new Padded(first << TAIL_SHIFT, first);
        this.receivers = new Padded(first, first);
    }

    @Override
    public Attempt tryPush(T value) {
        return enter(value, TAIL_UNIT);
    }

    @Override
    public Attempt tryReserve() {
        return enter(null, 1);
    }

    /** Adds {@code unit} to the word if there is room, and then writes the value, if there is one. */
    private Attempt enter(@Nullable T value, long unit) {
        for (int pauses = Backoff.FIRST; ; ) {
            long seen = senders.number;
            if ((seen & CLOSED) != 0) {
                return Attempt.CLOSED;
            }
            // The room first: a place may be empty as the value of the lap before has not come yet.
            if (!hasRoom(seen) || (value != null && !isFree(tail(seen)))) {
                if (seen == senders.number) {
                    return Attempt.FULL;
                }
            } else if (NUMBER.compareAndSet(senders, seen, seen + unit)) {
                if (value != null) {
                    write(tail(seen), value);
                }
                return Attempt.DONE;
            } else {
                pauses = Backoff.pause(pauses);
            }
        }
    }

    @Override
    public void pushReserved(T value) {
        for (int pauses = Backoff.FIRST; ; ) {
            long seen = senders.number;
            if (!isFree(tail(seen))) {
                Thread.onSpinWait(); // a receiver is about to empty it, or else another sender has moved the tail
            } else if (NUMBER.compareAndSet(senders, seen, seen + TAIL_UNIT - 1)) {
                write(tail(seen), value);
                return;
            } else {
                pauses = Backoff.pause(pauses);
            }
        }
    }

    @Override
    public void releaseReserved() {
        NUMBER.getAndAdd(senders, -1L);
    }

    @Override
    public @Nullable T tryPop() {
        for (int pauses = Backoff.FIRST; ; ) {
            long head = receivers.number;
            T value = isAtTail(head) ? null : value(head); // in this order
            if (value == null) {
                if (head == receivers.number) {
                    return null;
                }
            } else if (NUMBER.compareAndSet(receivers, head, next(head))) {
                VALUES.setVolatile(values, place(head), null);
                return value;
            } else {
                pauses = Backoff.pause(pauses);
            }
        }
    }

    @Override
    public boolean hasNext() {
        long head = receivers.number;
        return !isAtTail(head) && value(head) != null;
    }

    @Override
    public boolean hasRoom() {
        long seen = senders.number;
        return (seen & CLOSED) == 0 && hasRoom(seen) && isFree(tail(seen));
    }

    @Override
    public void close() {
        NUMBER.getAndBitwiseOr(senders, CLOSED);
    }

    @Override
    public boolean isClosed() {
        return (senders.number & CLOSED) != 0;
    }

    @Override
    public boolean isDrained() {
        long seen = senders.number; // first: once it is closed and nothing is reserved, the tail stays, and the head
        // follows
        return (seen & CLOSED) != 0 && (seen & RESERVED) == 0 && tail(seen) == receivers.number;
    }

    @Override
    public int size() {
        long head = receivers.number; // first: the tail is never behind a head that was seen before
        return (int) Math.min(distance(tail(senders.number), head), capacity);
    }

    private boolean hasRoom(long seen) {
        return fits(seen, (long) COPY.getAcquire(senders)) || fits(seen, copyTo(senders, receivers.number));
    }

    private boolean fits(long seen, long head) {
        return distance(tail(seen), head) + (seen & RESERVED) < capacity;
    }

    /**
     * Whether no value has this number, which was the head's a moment ago. If it is no longer, the answer may be wrong.
     */
    private boolean isAtTail(long head) {
        return !isBehind(head, (long) COPY.getAcquire(receivers))
                && !isBehind(head, copyTo(receivers, tail(senders.number)));
    }

    /** Whether so many values may be there. A copy that is older than the head seems to be far ahead of it. */
    private boolean isBehind(long head, long tail) {
        return head != tail && distance(tail, head) <= capacity;
    }

    /** Renews a side's copy, and returns it. Who looks in vain again and again does not write. */
    private static long copyTo(Padded side, long number) {
        // Opaque: who made the same copy before knew as much, and whoever relies on it acquires it from him.
        if ((long) COPY.getOpaque(side) != number) {
            COPY.setRelease(side, number);
        }
        return number;
    }

    private boolean isFree(long number) {
        return value(number) == null;
    }

    @SuppressWarnings("unchecked") // only values of T are put in
    private @Nullable T value(long number) {
        return (T) VALUES.getVolatile(values, place(number));
    }

    private void write(long number, T value) {
        VALUES.setVolatile(values, place(number), value);
    }

    private int place(long number) {
        return (int) number & mask;
    }

    private static long tail(long word) {
        return word >>> TAIL_SHIFT;
    }

    private static long next(long number) {
        return (number + 1) & NUMBERS;
    }

    private static long distance(long to, long from) {
        return (to - from) & NUMBERS;
    }
}
