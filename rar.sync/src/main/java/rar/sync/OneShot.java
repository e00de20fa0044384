package rar.sync;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * One value, or one failure, from one who sends it to one who receives it: a reply, most often.
 *
 * <pre>{@code
 * OneShot<Reply> answer = new OneShot<>();
 * requests.add(new Request(text, answer)); // whoever serves it: request.answer().send(reply)
 * Future<Reply> reply = answer.receive();
 * }</pre>
 *
 * <pre>
 *   state     means                              next
 *   EMPTY     nothing was sent                   SENT, by send and fail; CLOSED, by close
 *   SENT      there is a value, or a failure     RECEIVED, by receive and tryReceive
 *   RECEIVED  it was taken                       none
 *   CLOSED    nothing was sent, nor will be      none
 * </pre>
 *
 * <p>Either side may close, and closing leaves alone what was sent; so a sender can close in any case, with
 * try-with-resources, and a receiver that waits will not wait forever. All methods may be called by any thread and take
 * constant time.
 *
 * @param <T> the type of the value
 */
public final class OneShot<T> implements AutoCloseable {
    private enum State {
        EMPTY,
        SENT,
        RECEIVED,
        CLOSED
    }

    private final WaitQueue queue = new WaitQueue();

    // Guarded by the queue's lock.
    private State state = State.EMPTY;
    private @Nullable T value; // this or the failure while SENT
    private @Nullable Throwable failure;
    private @Nullable Receive<T> receiver; // the latest that had to wait

    /** Makes one that is empty. */
    public OneShot() {}

    /**
     * Sends the value.
     *
     * @return false if this is closed; then the value goes nowhere
     * @throws IllegalStateException if something was sent before
     */
    public boolean send(T value) {
        return put(Objects.requireNonNull(value, "value"), null);
    }

    /**
     * Sends a failure, which {@link #receive()} throws.
     *
     * @return false if this is closed; then the failure goes nowhere
     * @throws IllegalStateException if something was sent before
     */
    public boolean fail(Throwable failure) {
        return put(null, Objects.requireNonNull(failure, "failure"));
    }

    /** Says that nothing will be sent or received but what has been sent already. Does nothing the second time. */
    @Override
    public void close() {
        WakeBatch batch = null;
        synchronized (queue.lock()) {
            if (state == State.EMPTY) {
                state = State.CLOSED;
                batch = queue.releaseAll();
            }
        }
        WakeBatch.wake(batch);
    }

    /**
     * A future of what is sent. Fails with {@link ClosedException} if this was closed before; with what was given to
     * {@link #fail}; and with {@link IllegalStateException} if another one waits, or has received it already.
     *
     * <p>Cancellation: what was sent remains for the next {@code receive}; the sender is not told, unless by
     * {@link #close()}.
     */
    public Future<T> receive() {
        return new Receive<>(this);
    }

    /**
     * The value if it was sent, or empty if nothing was sent yet.
     *
     * @throws ClosedException if this was closed before
     * @throws CompletionException around a checked exception given to {@link #fail}; others are thrown as they are
     * @throws IllegalStateException if it was received already
     */
    public Optional<T> tryReceive() {
        synchronized (queue.lock()) {
            try {
                return isSent() ? Optional.of(take()) : Optional.empty();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }
    }

    /**
     * A future that is ready when it is in vain to work on something to send: when this was closed, or something was
     * sent.
     *
     * <p>Cancellation: loses nothing.
     */
    public Future<Void> closed() {
        return new Closed(this);
    }

    /** How many wait; for tests. */
    int waiting() {
        return queue.size();
    }

    private boolean put(@Nullable T sent, @Nullable Throwable thrown) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            if (state == State.CLOSED) {
                return false;
            }
            if (state != State.EMPTY) {
                throw new IllegalStateException("cannot send: a OneShot takes one value or failure, and has had it");
            }
            state = State.SENT;
            value = sent;
            failure = thrown;
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
        return true;
    }

    /** Whether there is something to take. Under the lock. */
    private boolean isSent() {
        if (state == State.CLOSED) {
            throw new ClosedException("cannot receive: the OneShot was closed, and nothing had been sent");
        }
        if (state == State.RECEIVED) {
            throw new IllegalStateException("cannot receive: what was sent has been received already");
        }
        return state == State.SENT;
    }

    /** Takes what was sent. Under the lock. */
    private T take() throws Exception {
        T taken = value;
        Throwable thrown = failure;
        state = State.RECEIVED;
        value = null;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        if (thrown != null) {
            throw new CompletionException(thrown);
        }
        return Objects.requireNonNull(taken);
    }

    /** Waits for something to be sent. */
    private static final class Receive<T> extends Waiter<T> {
        private final OneShot<T> shot;
        private @Nullable T value;

        Receive(OneShot<T> shot) {
            super(shot.queue);
            this.shot = shot;
        }

        @Override
        String operation() {
            return "OneShot.receive";
        }

        @Override
        boolean tryTake(boolean released) throws Exception {
            if (shot.isSent()) {
                value = shot.take();
                return true;
            }
            Receive<T> other = shot.receiver;
            if (other != null && other != this && other.isQueued()) {
                throw new IllegalStateException("cannot receive: a OneShot has one receiver, and another one waits");
            }
            shot.receiver = this;
            return false;
        }

        @Override
        T result() {
            return Objects.requireNonNull(value);
        }
    }

    /** Waits until nothing can be sent any more. */
    private static final class Closed extends Waiter<Void> {
        private final OneShot<?> shot;

        Closed(OneShot<?> shot) {
            super(shot.queue);
            this.shot = shot;
        }

        @Override
        String operation() {
            return "OneShot.closed";
        }

        @Override
        boolean tryTake(boolean released) {
            return shot.state != State.EMPTY;
        }

        @Override
        @SuppressWarnings("NullAway") // null is the one value of Void
        Void result() {
            return null;
        }
    }
}
