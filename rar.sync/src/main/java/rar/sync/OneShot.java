package rar.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/**
 * One value, or one failure, from one who sends it to one who receives it: a reply, most often.
 *
 * <pre>{@code
 * OneShot<Reply> answer = new OneShot<>();
 * requests.add(new Request(text, answer)); // whoever serves it: request.answer().send(reply)
 * Future<Reply> reply = answer.receive();
 * }</pre>
 *
 * <p>Either side may close, and closing leaves alone what was sent; so a sender can close in any case, with
 * try-with-resources, and a receiver that waits will not wait forever. All methods may be called by any thread and take
 * constant time.
 *
 * @param <T> the type of the value
 */
public final class OneShot<T> implements AutoCloseable {
    /*
     * All is in one field, which changes by compare-and-set:
     *
     *   state       means                                next
     *   null        nothing was sent                     a Receive, by its poll; what is sent; CLOSED
     *   a Receive   the same, and that one waits         null, when it is cancelled; what is sent; CLOSED
     *   a value, Failed or Boxed: was sent              RECEIVED, by receive and tryReceive
     *   RECEIVED    it was taken                         none
     *   CLOSED      nothing was sent, nor will be        none
     *
     * No wake-up is lost. A receiver writes its waker and then puts itself into the field, and who takes it out of there
     * for what he sends reads the waker after that. If it is polled again with another waker, it writes that and then
     * reads the field: either it finds what was sent, or the sender, who first changes the field and then reads the
     * waker, both as volatile, finds the new one. Those who wait for closed() are in a queue of their own, for which the
     * same holds: it is made before they look at the field, and looked for after the field was changed.
     */

    private static final VarHandle STATE;
    private static final VarHandle CLOSERS;
    private static final VarHandle WAKER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(OneShot.class, "state", Object.class);
            CLOSERS = lookup.findVarHandle(OneShot.class, "closers", WaitQueue.class);
            WAKER = lookup.findVarHandle(Receive.class, "waker", Waker.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Object state;

    /** Of {@link Closed}. Made when the first is, and never replaced. */
    private volatile @Nullable WaitQueue closers;

    /** Makes one that is empty. */
    public OneShot() {}

    /**
     * Sends the value.
     *
     * @return false if this is closed; then the value goes nowhere
     * @throws IllegalStateException if something was sent before
     */
    public boolean send(T value) {
        return put(Outcome.of(Objects.requireNonNull(value, "value")));
    }

    /**
     * Sends a failure, which {@link #receive()} throws.
     *
     * @return false if this is closed; then the failure goes nowhere
     * @throws IllegalStateException if something was sent before
     */
    public boolean fail(Throwable failure) {
        return put(new Outcome.Failed(Objects.requireNonNull(failure, "failure")));
    }

    /** Says that nothing will be sent or received but what has been sent already. Does nothing the second time. */
    @Override
    public void close() {
        end(Outcome.End.CLOSED);
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
        Object sent = state;
        try {
            return sent == null || isOpen(sent) ? Optional.empty() : Optional.of(take(sent));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /**
     * A future that is ready when it is in vain to work on something to send: when this was closed, or something was
     * sent.
     *
     * <p>Cancellation: loses nothing.
     */
    public Future<Void> closed() {
        return new Closed(this, closers());
    }

    /** How many wait; for tests. */
    int waiting() {
        WaitQueue queue = closers;
        return (state instanceof Receive ? 1 : 0) + (queue == null ? 0 : queue.size());
    }

    // ---- the sender

    private boolean put(Object sent) {
        Object before = end(sent);
        if (before != null && before != Outcome.End.CLOSED) {
            throw new IllegalStateException("cannot send: a OneShot takes one value or failure, and has had it");
        }
        return before == null;
    }

    /** If this is open, changes its state, and wakes all who wait for that. Or returns what the state was. */
    private @Nullable Object end(Object next) {
        Object seen = state;
        while (isOpen(seen)) {
            if (STATE.compareAndSet(this, seen, next)) {
                wakeAll(seen);
                return null;
            }
            seen = state;
        }
        return seen;
    }

    /** What a waker throws does not keep the others from being woken. */
    private void wakeAll(@Nullable Object before) {
        try {
            if (before instanceof Receive<?> receiver) {
                receiver.wake();
            }
        } catch (Throwable t) {
            try {
                wakeClosers();
            } catch (Throwable late) {
                if (late != t) {
                    t.addSuppressed(late);
                }
            }
            throw t;
        }
        wakeClosers();
    }

    private void wakeClosers() {
        WaitQueue queue = closers;
        if (queue != null) {
            WakeBatch batch;
            synchronized (queue.lock()) {
                batch = queue.releaseAll();
            }
            WakeBatch.wake(batch);
        }
    }

    // ---- the receiver

    /** Whether something can still be sent. */
    private static boolean isOpen(@Nullable Object seen) {
        return seen == null || seen instanceof Receive;
    }

    /**
     * Has the receiver woken with its waker when something is sent, and returns null; or returns what was sent, or who
     * else waits.
     */
    private @Nullable Object await(Receive<T> receiver, Waker waker) {
        Object seen = state;
        while (seen == null) {
            WAKER.set(receiver, waker); // released by what follows
            if (STATE.compareAndSet(this, null, receiver)) {
                return null;
            }
            seen = state;
        }
        if (seen == receiver && receiver.waker != waker) {
            receiver.waker = waker;
            seen = state;
        }
        return seen == receiver ? null : seen;
    }

    /** Takes what was sent, unless others have, or wait for it. */
    @SuppressWarnings("unchecked") // what was sent to a OneShot<T>
    private T take(Object sent) throws Exception {
        if (sent instanceof Receive) {
            throw new IllegalStateException("cannot receive: a OneShot has one receiver, and another one waits");
        }
        if (sent == Outcome.End.CLOSED) {
            throw new ClosedException("cannot receive: the OneShot was closed, and nothing had been sent");
        }
        if (sent == Outcome.End.RECEIVED || !STATE.compareAndSet(this, sent, Outcome.End.RECEIVED)) {
            throw new IllegalStateException("cannot receive: what was sent has been received already");
        }
        return (T) Outcome.unwrapped(sent);
    }

    /** Waits for something to be sent. Its owner's alone, but for the waker. */
    private static final class Receive<T> implements Future<T>, Outcome {
        private final OneShot<T> shot;
        private volatile @Nullable Waker waker;
        private boolean finished;

        Receive(OneShot<T> shot) {
            this.shot = shot;
        }

        @Override
        public Poll<T> poll(Context context) throws Exception {
            if (finished) {
                throw new IllegalStateException(
                        "OneShot.receive was polled after it had finished: a future yields once,"
                                + " call the method again");
            }
            boolean waits = false;
            try {
                Object sent = shot.await(this, context.waker());
                waits = sent == null || !context.spendBudget();
                return waits ? Poll.pending() : Poll.ready(shot.take(Objects.requireNonNull(sent)));
            } finally {
                if (!waits) {
                    finish();
                }
            }
        }

        @Override
        public void cancel() {
            STATE.compareAndSet(shot, this, null);
            finish();
        }

        void wake() {
            Waker latest = waker;
            if (latest != null) { // or else it has seen by itself
                latest.wake();
            }
        }

        private void finish() {
            finished = true;
            WAKER.setOpaque(this, (Waker) null);
        }
    }

    // ---- those who wait for the end

    private WaitQueue closers() {
        if (closers == null) {
            CLOSERS.compareAndSet(this, null, new WaitQueue());
        }
        return Objects.requireNonNull(closers);
    }

    /** Waits until nothing can be sent any more. */
    private static final class Closed extends Waiter<Void> {
        private final OneShot<?> shot;
        private final WaitQueue queue;

        Closed(OneShot<?> shot, WaitQueue queue) {
            this.shot = shot;
            this.queue = queue;
        }

        @Override
        WaitQueue queue() {
            return queue;
        }

        @Override
        String operation() {
            return "OneShot.closed";
        }

        @Override
        boolean tryTake(boolean released) {
            return !isOpen(shot.state);
        }

        @Override
        @SuppressWarnings("NullAway") // null is the one value of Void
        Void result() {
            return null;
        }
    }
}
