package rar.sync;

import rar.api.Future;

/**
 * The side of a {@link Channel} that values go in. All methods may be called by any task and any thread.
 *
 * @param <T> the type of the values
 */
public interface Sender<T> {
    /**
     * Sends a value; waits while the channel is full. Fails with {@link ClosedException} if the channel is closed, or
     * is closed meanwhile.
     *
     * <p>Cancellation: a value whose future was given up has not been sent.
     */
    Future<Void> send(T value);

    /**
     * Sends a value if there is room.
     *
     * @return false if the channel is full; it may be full for a moment in which a receiver is about to have taken a
     *     value
     * @throws ClosedException if the channel is closed
     */
    boolean trySend(T value);

    /**
     * Waits for room, and keeps it for one value: whoever has the permit sends without waiting. Fails with
     * {@link ClosedException} if the channel is closed, or is closed meanwhile.
     *
     * <p>Cancellation: room that was found for a future that was given up goes to the next.
     */
    Future<SendPermit<T>> reserve();

    /**
     * Ends the sending, for all senders: nothing more can be sent, but by permits that were given out before. Receivers
     * get what is in the channel, and then its end. A second call does nothing.
     */
    void close();

    /** Whether {@link #close()} or {@link Receiver#cancel()} was called. */
    boolean isClosed();
}
