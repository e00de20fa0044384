package rar.sync;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A buffer without a bound: a queue under a monitor, held for an insert or a removal.
 *
 * @param <T> the type of the values
 */
final class GrowingBuffer<T> implements Buffer<T> {
    /** A backing array larger than this is given back when the queue has emptied. */
    private static final int KEEP = 1 << 12;

    // Guarded by this object's monitor.
    private ArrayDeque<T> values = new ArrayDeque<>();
    private int largest;
    private int reserved;
    private boolean closed;

    @Override
    public synchronized Attempt tryPush(T value) {
        if (closed) {
            return Attempt.CLOSED;
        }
        push(value);
        return Attempt.DONE;
    }

    @Override
    public synchronized Attempt tryReserve() {
        if (closed) {
            return Attempt.CLOSED;
        }
        reserved++;
        return Attempt.DONE;
    }

    @Override
    public synchronized void pushReserved(T value) {
        reserved--;
        push(value);
    }

    @Override
    public synchronized void releaseReserved() {
        reserved--;
    }

    @Override
    public synchronized @Nullable T tryPop() {
        T value = values.pollFirst();
        if (values.isEmpty() && largest > KEEP) {
            values = new ArrayDeque<>();
            largest = 0;
        }
        return value;
    }

    /** Values are there one after the other: whoever put one in has told of it. */
    @Override
    public boolean hasNext() {
        return false;
    }

    /** Nobody waits for room. */
    @Override
    public boolean hasRoom() {
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized boolean isDrained() {
        return closed && reserved == 0 && values.isEmpty();
    }

    @Override
    public synchronized int size() {
        return values.size();
    }

    private void push(T value) {
        values.addLast(value);
        largest = Math.max(largest, values.size());
    }
}
