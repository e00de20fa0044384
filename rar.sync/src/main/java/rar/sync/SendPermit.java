package rar.sync;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Room in a channel for one value, by {@link Sender#reserve()}. Must be used or closed: until then the room is taken,
 * and a channel that was closed does not end. May be used by any thread.
 *
 * @param <T> the type of the value
 */
public final class SendPermit<T> implements AutoCloseable {
    private final Channel<T> channel;
    private final AtomicBoolean used = new AtomicBoolean();

    SendPermit(Channel<T> channel) {
        this.channel = channel;
    }

    /**
     * Sends the value, without waiting.
     *
     * @throws IllegalStateException if this permit was used or closed before
     * @throws ClosedException if the receivers have cancelled the channel
     */
    public void send(T value) {
        Objects.requireNonNull(value, "value");
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "a SendPermit was used twice: it is room for one value, reserve() another one");
        }
        channel.sendReserved(value);
    }

    /** Gives the room back, if it was not used. A second call does nothing. */
    @Override
    public void close() {
        if (used.compareAndSet(false, true)) {
            channel.releaseReserved();
        }
    }
}
