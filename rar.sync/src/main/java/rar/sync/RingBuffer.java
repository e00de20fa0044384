package rar.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer without a lock: the queue of Dmitry Vyukov (bounded MPMC queue, 1024cores.net), with reserved places
 * and an end added.
 *
 * <p>Places are numbered from 0 and used round; {@code sequences[place]} says what the place is ready for. Numbers
 * count modulo 2<sup>40</sup>, of which the length of the ring is a divisor.
 *
 * <pre>
 *   sequences[n % length]   means                                     next
 *   n                       free for value n                          n + 1, by the sender that moved the tail past n
 *   n + 1                   holds value n                             n + length, by the receiver that moved the head
 *
 *   field       written by                          mode
 *   word        senders: tail, reserved, closed     compare-and-set, all three at one moment
 *   head        receivers                           compare-and-set
 *   headSeen    senders, a copy of the head         release / acquire: it spares them most reads of the head, which
 *                                                   receivers keep writing; an old copy only makes the ring look fuller
 *   values[n]   who has moved tail or head past n   plain: published by the sequence
 *   sequences   the same                            volatile write, as waiters are looked for after it; acquire read,
 *                                                   which pairs with it and lets the reader use the place
 * </pre>
 *
 * <p>A value is in once the tail has moved: {@code tail - head + reserved} never exceeds the capacity. A sender that
 * has moved the tail and not yet written its value keeps receivers from it and from what comes after; it looks for
 * waiting receivers after it has written.
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
    private static final VarHandle SEQUENCES = MethodHandles.arrayElementVarHandle(long[].class);

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
    private final long[] sequences;
    private final @Nullable Object[] values;
    private final Padded senders = new Padded(); // the word, and the copy of the head
    private final Padded receivers = new Padded(); // the head

    /** What one side keeps writing, on a cache line that the other side does not have to read for anything else. */
    @SuppressWarnings({"UnusedVariable", "MultiVariableDeclaration"}) // they are there for their size
    private static final class Padded {
        private long before1, before2, before3, before4, before5, before6, before7;
        private volatile long number;
        private long copy;
        private long after1, after2, after3, after4, after5, after6, after7;
    }

    RingBuffer(int capacity) {
        this.capacity = capacity;
        int length = Math.max(2, Integer.highestOneBit(2 * capacity - 1));
        this.mask = length - 1;
        this.sequences = new long[length];
        this.values = new @Nullable Object[length];
        for (int i = 0; i < length; i++) {
            sequences[i] = i;
        }
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
                Thread.onSpinWait(); // a receiver has moved the head past this place and is about to free it
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
    @SuppressWarnings("unchecked") // only values of T are put in
    public @Nullable T tryPop() {
        for (int pauses = Backoff.FIRST; ; ) {
            long head = receivers.number;
            int place = (int) head & mask;
            long sequence = (long) SEQUENCES.getAcquire(sequences, place);
            if (sequence != next(head)) {
                if (head == receivers.number) {
                    return null;
                }
            } else if (NUMBER.compareAndSet(receivers, head, next(head))) {
                T value = (T) Objects.requireNonNull(values[place]);
                values[place] = null;
                SEQUENCES.setVolatile(sequences, place, (head + mask + 1) & NUMBERS);
                return value;
            } else {
                pauses = Backoff.pause(pauses);
            }
        }
    }

    @Override
    public boolean hasNext() {
        long head = receivers.number;
        return (long) SEQUENCES.getAcquire(sequences, (int) head & mask) == next(head);
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
        return fits(seen, (long) COPY.getAcquire(senders)) || fits(seen, lookAtHead());
    }

    private boolean fits(long seen, long head) {
        return distance(tail(seen), head) + (seen & RESERVED) < capacity;
    }

    private long lookAtHead() {
        long head = receivers.number;
        COPY.setRelease(senders, head);
        return head;
    }

    private boolean isFree(long number) {
        return (long) SEQUENCES.getAcquire(sequences, (int) number & mask) == number;
    }

    private void write(long number, T value) {
        int place = (int) number & mask;
        values[place] = value;
        SEQUENCES.setVolatile(sequences, place, next(number));
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
