package rar.sync;

import org.jspecify.annotations.Nullable;

/**
 * The values inside a channel, and who may still come: what has been sent and not received, and how many places are
 * reserved. Knows nothing of waiting. All methods may be called by any thread.
 *
 * @param <T> the type of the values
 */
interface Buffer<T> {
    /** What came of an attempt to put something in. */
    enum Attempt {
        DONE,
        FULL,
        CLOSED
    }

    /** Puts a value in. */
    Attempt tryPush(T value);

    /** Reserves a place for one value, also beyond a close. */
    Attempt tryReserve();

    /** Puts a value in the place that was reserved for it. */
    void pushReserved(T value);

    /** Gives a reserved place up. */
    void releaseReserved();

    /**
     * Takes the oldest value; null if there is none. It may also be null for a moment when somebody else is about to
     * put a value in, who then looks for waiting receivers after it.
     */
    @Nullable
    T tryPop();

    /** Whether {@link #tryPop()} would find a value that was put in behind one that was not there yet. */
    boolean hasNext();

    /** Whether {@link #tryPush} would find room that was made behind some that was not there yet. */
    boolean hasRoom();

    /** Takes nothing in any more, but for reserved places. */
    void close();

    boolean isClosed();

    /** Whether this is closed and empty, and no place is reserved: nothing will come any more. */
    boolean isDrained();

    /** The number of values, as of some moment. */
    int size();
}
