package rar.api.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.spi.Timer;
import rar.api.spi.TimerEntry;
import rar.api.task.Budget;

/**
 * A future that is ready at some time. It is its own entry in the timer: one object for a sleep.
 *
 * <pre>
 *   waker     means                          next
 *   null      never polled                   the latest waker, at the first poll; FINISHED, if cancelled
 *   a waker   scheduled, to be woken         FIRED, by the timer; a later waker, by a poll; FINISHED, if cancelled
 *   FIRED     the time has come              FINISHED, at the next poll
 *   FINISHED  yielded, or given up           (a timer that is just firing may still store FIRED; nobody looks)
 * </pre>
 *
 * <p>The timer's exchange and a poll's compare-and-set are read-modify-writes of one variable: either the timer gets
 * the latest waker, or the poll finds FIRED.
 */
public class Sleep extends TimerEntry implements Future<Void> {
    private static final VarHandle WAKER;

    static {
        try {
            WAKER = MethodHandles.lookup().findVarHandle(Sleep.class, "waker", Waker.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** States without a waker. */
    private enum Mark implements Waker {
        FIRED,
        FINISHED;

        @Override
        public void wake() {}
    }

    private @Nullable Timer timer; // owner only

    @SuppressWarnings("UnusedVariable") // by WAKER
    private @Nullable Waker waker;

    /**
     * A future that is ready {@code nanos} after its first poll.
     *
     * @param nanos at least 0; {@code Long.MAX_VALUE} is forever
     */
    public Sleep(long nanos) {
        deadline(nanos); // a length of time until the first poll makes a deadline of it
    }

    /** How long to sleep from now on, in nanoseconds; asked once, at the first poll. */
    long remaining(Timer timer) {
        return deadline();
    }

    @Override
    public final Poll<Void> poll(Context context) {
        Waker seen = (Waker) WAKER.getAcquire(this);
        if (seen == null) {
            return start(context);
        }
        if (seen == Mark.FINISHED) {
            throw new IllegalStateException("a sleep was polled after it had finished: make a new one");
        }
        Waker latest = context.waker();
        if (seen != Mark.FIRED && (seen == latest || WAKER.compareAndSet(this, seen, latest))) {
            return Poll.pending();
        }
        return finish();
    }

    @Override
    public final void cancel() {
        Waker seen = (Waker) WAKER.getAcquire(this);
        if (timer != null && seen != Mark.FIRED && seen != Mark.FINISHED) {
            timer.cancel(this);
        }
        finish();
    }

    @Override
    public final void fire() {
        Waker latest = (Waker) WAKER.getAndSet(this, Mark.FIRED);
        latest.wake();
    }

    private Poll<Void> start(Context context) {
        Timer clock = Clock.of(context);
        long nanos = remaining(clock);
        if (nanos <= 0) {
            return Budget.spend(context) ? finish() : Poll.pending();
        }
        timer = clock;
        waker = context.waker(); // plain: published by the timer's lock, before it can fire
        long deadline = clock.nanos() + nanos;
        clock.schedule(this, deadline < 0 ? Long.MAX_VALUE : deadline);
        return Poll.pending();
    }

    private Poll<Void> finish() {
        // Opaque: read again by the owner alone, whose polls are ordered by the runtime (F6).
        WAKER.setOpaque(this, Mark.FINISHED);
        return Poll.done();
    }
}
