package rar.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Ambient;
import rar.api.task.AmbientSlot;
import rar.api.task.Failures;
import rar.api.task.FreshFrame;
import rar.api.task.RuntimeContext;
import rar.api.task.SlotFuture;

/**
 * An async block: the future that its owner has, and the body that runs when it is polled.
 *
 * <pre>{@code
 * from       event                     to         by
 * NEW        poll                      RUNNING    owner, who makes the strand and resumes it
 * SUSPENDED  poll, cancel              RUNNING    owner, who resumes the strand
 * RUNNING    await of what is pending  SUSPENDED  owner, when the strand comes back to it
 * RUNNING    the body ends             FINISHED   body
 * NEW        cancel                    FINISHED   owner
 * NEW        await by another block    RUNNING    owner, in whose body this one runs, without a strand of its own
 * }</pre>
 *
 * <p>The poll lasts as long as the body runs, on every engine: where the body has a thread of its own, the owner waits
 * for it to come back. So owner and body never run at once, one of them at a time touches the fields, and the strand
 * orders the two. That is why the fields are plain, why there is one poll at a time (F6), and why the ambient context
 * is that of the poll in progress.
 *
 * @param <T> the type of the value
 */
final class AsyncFuture<T extends @Nullable Object> extends SlotFuture<T> implements Runnable {
    // A byte and no enum, as a suspended block is to be small.
    private static final byte NEW = 0;
    private static final byte SUSPENDED = 1;
    private static final byte RUNNING = 2;
    private static final byte FINISHED = 3;

    private byte state = NEW;

    /** Set by {@link #cancel()}: every await throws. */
    private boolean givenUp;

    /** Whether an awaited future is being polled or given up, in which nothing can be awaited. */
    private boolean inAwaited;

    /** Whether the payload is what the body threw. */
    private boolean failed;

    /** The body until it begins, its class until it ends, and then what came of it. */
    private @Nullable Object payload;

    private @Nullable Strand strand; // while the body has begun and not ended
    private @Nullable Context context; // of the poll in progress
    private @Nullable RuntimeContext ambient; // likewise
    private @Nullable AmbientSlot slot; // of the thread that polls

    AsyncFuture(Callable<? extends T> body) {
        payload = body;
    }

    /**
     * The block whose body calls this.
     *
     * @throws IllegalStateException if there is none
     */
    static AsyncFuture<?> current() {
        AmbientSlot here = Ambient.slot();
        if (here.block() instanceof AsyncFuture<?> block && block.ambient == here.context()) {
            return block;
        }
        throw new IllegalStateException("await was called outside an async block, on thread \""
                + Thread.currentThread().getName() + "\": call it in the body of async(() -> …), on the thread that"
                + " runs the body; outside, use Scheduler.blockOn");
    }

    // ---- the owner

    @Override
    protected Poll<T> poll(Context current, AmbientSlot here) throws Exception {
        if (state == FINISHED) {
            throw new IllegalStateException(
                    "an async block was polled after it had finished: a future yields once, make a new one");
        }
        step(current, here);
        if (state == SUSPENDED) {
            return Poll.pending();
        }
        if (failed) {
            throw Failures.sneaky((Throwable) Objects.requireNonNull(takePayload()));
        }
        return Poll.ready(value());
    }

    /** Unwinds the body. What that throws is thrown here, unless it is but the sign that the block was given up. */
    @Override
    public void cancel() {
        if (state == NEW) {
            state = FINISHED;
            payload = null;
        } else if (state != FINISHED) {
            givenUp = true;
            step(null, Ambient.slot());
            Object outcome = takePayload();
            Throwable leftover = failed ? Unwinding.leftover((Throwable) Objects.requireNonNull(outcome)) : null;
            if (leftover != null) {
                throw Failures.sneaky(leftover);
            }
        }
    }

    /** Runs the body to its next suspension, or to its end. */
    private void step(@Nullable Context current, AmbientSlot here) {
        if (state == RUNNING) {
            throw new IllegalStateException("an async block was polled or cancelled inside itself, or by two threads"
                    + " at once: a future has one owner, and a block cannot await or cancel itself");
        }
        Object outer = here.enterBlock(this);
        state = RUNNING;
        context = current;
        ambient = here.context();
        slot = here;
        try {
            resume(here, outer == null);
        } catch (Throwable t) {
            state = FINISHED; // the engine has failed, and the body is lost
            payload = null;
            throw t;
        } finally {
            here.leaveBlock(outer);
            context = null;
            ambient = null;
            slot = null;
            if (state == FINISHED) {
                strand = null;
            }
        }
    }

    private void resume(AmbientSlot here, boolean outermost) {
        Strand known = strand;
        if (known == null) {
            known = Engines.strand(this, outermost && here.isWorkers());
            strand = known;
        }
        known.resume(here);
        if (state == RUNNING) {
            state = SUSPENDED;
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what the body returned
    private T value() {
        return (T) takePayload();
    }

    private @Nullable Object takePayload() {
        Object taken = payload;
        payload = null;
        return taken;
    }

    // ---- the body

    /** Runs the body, once, when the strand is resumed first. */
    @Override
    @SuppressWarnings("unchecked") // what the payload is until the body begins
    public void run() {
        Callable<? extends T> body = (Callable<? extends T>) Objects.requireNonNull(payload);
        payload = classOf(body);
        try {
            payload = body.call();
        } catch (Throwable t) {
            payload = t;
            failed = true;
        }
        state = FINISHED;
    }

    /** See {@link Async#await}. */
    <R extends @Nullable Object> R await(Future<? extends R> future) {
        if (inAwaited) {
            throw new IllegalStateException("await was called in the poll of another future, which an async block"
                    + " awaits: make that future with async(() -> …) as well");
        }
        if (future instanceof AsyncFuture<? extends R> block && block.state == NEW && !givenUp) {
            return callAwaited(block);
        }
        Poll<? extends R> poll = pollAwaited(future);
        while (poll.isPending()) {
            suspend(future);
            poll = pollAwaited(future);
        }
        return poll.value();
    }

    /**
     * Runs the body of another block as a part of this one: nobody else has seen that it is a future, and as a call it
     * needs no strand. What it awaits suspends this block; and if that is given up, its value counts for nothing.
     */
    @SuppressWarnings("unchecked") // what the payload is until the body begins
    private <R extends @Nullable Object> R callAwaited(AsyncFuture<R> block) {
        Callable<? extends R> body = (Callable<? extends R>) Objects.requireNonNull(block.payload);
        Object own = payload;
        block.payload = null;
        block.state = RUNNING;
        payload = classOf(body);
        try {
            R value = body.call();
            if (givenUp) {
                throw new Unwinding();
            }
            return value;
        } catch (Throwable t) {
            throw givenUp ? unwound(t) : AwaitedHere.rethrown(t);
        } finally {
            payload = own;
            block.state = FINISHED;
        }
    }

    private static Unwinding unwound(Throwable failure) {
        if (failure instanceof Unwinding unwinding) {
            return unwinding;
        }
        Unwinding reason = new Unwinding();
        Failures.suppress(failure, reason);
        return reason;
    }

    private static Class<?> classOf(Callable<?> body) {
        return body instanceof BodyCall call ? call.body().getClass() : body.getClass();
    }

    private <R extends @Nullable Object> Poll<R> pollAwaited(Future<R> future) {
        if (givenUp) {
            throw giveUp(future, new Unwinding());
        }
        inAwaited = true;
        try {
            return Objects.requireNonNull(
                    FreshFrame.poll(future, Objects.requireNonNull(context), Objects.requireNonNull(slot)),
                    "poll returned null: return a Poll");
        } catch (Throwable t) {
            throw AwaitedHere.rethrown(t);
        } finally {
            inAwaited = false;
        }
    }

    private void suspend(Future<?> future) {
        try {
            Strand own = Objects.requireNonNull(strand);
            own.requireSuspendable((Class<?>) Objects.requireNonNull(payload));
            own.suspend();
        } catch (RuntimeException e) {
            throw giveUp(future, e);
        } catch (Error e) { // no memory for the frames, or no stack
            throw giveUp(future, e);
        }
    }

    private <E extends Throwable> E giveUp(Future<?> future, E reason) {
        inAwaited = true;
        try {
            FreshFrame.cancel(future);
        } catch (Throwable t) {
            Failures.suppress(t, reason);
        } finally {
            inAwaited = false;
        }
        return reason;
    }
}
