package rar.sync;

import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.Future;

/**
 * The side of a {@link Channel} that values come out. All methods may be called by any task and any thread.
 *
 * @param <T> the type of the values
 */
public interface Receiver<T> {
    /**
     * The next value; waits while the channel is empty. Empty at the end: once the channel is closed, and all that was
     * sent has been received.
     *
     * <p>Cancellation: no value is lost; it stays for the next.
     */
    Future<Optional<T>> receive();

    /**
     * The values to come, up to the end. Giving the stream up leaves the channel as it is; it can be received from
     * beside the stream, and there may be several.
     */
    default AsyncStream<T> stream() {
        return AsyncStream.generate(this::receive);
    }

    /**
     * The next value, if there is one; empty also at the end, which {@link #isDrained()} tells apart, and for a moment
     * in which a sender is about to have put in a value that comes before others.
     */
    Optional<T> tryReceive();

    /**
     * Ends the receiving, for all receivers: what is in the channel is dropped, and senders, those that wait included,
     * fail with {@link ClosedException}. A second call does nothing.
     */
    void cancel();

    /** Whether nothing will be received any more. */
    boolean isDrained();
}
