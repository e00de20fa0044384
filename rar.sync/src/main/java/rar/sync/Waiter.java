package rar.sync;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/**
 * A future that waits its turn: what the waiting operations of this package are made of, except that of a
 * {@link OneShot}, where one alone can wait. It is its own place in the queue.
 *
 * <pre>
 *   waker      means                              in the queue   next
 *   null       not polled with budget so far      no             FINISHED or a waker, by the first such poll
 *   a waker    waits; this is the latest          yes            RELEASED, by whoever has news; FINISHED, by a poll
 *                                                                that finds what it waits for; a later waker, by others
 *   RELEASED   has been woken, or is about to be  no             FINISHED or a waker, by the next poll
 *   FINISHED   yielded, failed, or given up       no             none; but null, within the poll of an owner who has
 *                                                                tried without the lock in vain
 *
 *   cancel() leads from any state to FINISHED; what it met there, subclasses are told:
 *   null: nothing;  a waker: left();  RELEASED: handOn()
 * </pre>
 *
 * <p>The waker, and the state of the primitive, are guarded by the queue's lock. A poll looks for what it waits for and
 * joins the queue in one section; whoever has news changes the state and takes from the queue in one section. So either
 * the poll sees the news, or the news finds the waiter with its latest waker: no wake-up is lost. Wakers are woken
 * outside the lock; one that comes late wakes a future that has been polled meanwhile, which is allowed (F3).
 *
 * <p>There are two kinds of news. Either the released waiter is given something, such as a permit, and a poll takes
 * that for granted; then {@link #handOn} passes it to the next if the waiter is cancelled before that poll. Or it is
 * only told to look again, and nothing is lost if it does not.
 *
 * @param <T> the type of the value
 */
abstract class Waiter<T extends @Nullable Object> extends Link implements Future<T> {
    /** States without a waker. */
    private enum Mark implements Waker {
        RELEASED,
        FINISHED;

        @Override
        public void wake() {}
    }

    /** Guarded by the queue's lock; but the owner needs none before the first poll that joins the queue. */
    private @Nullable Waker waker;

    /** The queue that this joins, whose lock guards this; always the same. */
    abstract WaitQueue queue();

    /** What users call the operation, for messages. */
    abstract String operation();

    /**
     * Takes what is waited for, if it is there; else the waiter joins the queue, or stays in it. Called by polls, under
     * the lock, until it returns true or throws. Nothing but what that changes may keep it from being called again.
     *
     * @param released whether the waiter was released since it joined the queue
     */
    abstract boolean tryTake(boolean released) throws Exception;

    /** The value, once it has been taken. Called once, not under the lock. */
    abstract T result() throws Exception;

    /** This waiter was cancelled in the queue and has left it. Not called under the lock. */
    void left() {}

    /** This waiter was cancelled after it had been released. Not called under the lock. */
    void handOn() {}

    /**
     * Overridden by those who have a way without the lock: they go that way first, if {@link #isFresh}, and have a poll
     * of their own for it, as what the JIT compiler learns of a poll that all share is of no use to any.
     */
    @Override
    public Poll<T> poll(Context context) throws Exception {
        return context.spendBudget() ? pollLocked(context) : Poll.pending();
    }

    /** The rest of a poll that has taken from the budget. */
    final Poll<T> pollLocked(Context context) throws Exception {
        if (!advance(context.waker())) {
            context.refundBudget();
            return Poll.pending();
        }
        return Poll.ready(result());
    }

    /** For the owner: whether nobody else knows of this waiter, as no poll has come to the lock. */
    final boolean isFresh() {
        return waker == null; // read without the lock: only the owner writes it until then
    }

    /** The owner of a fresh waiter needs no lock for it. */
    final void finishFresh() {
        waker = Mark.FINISHED;
    }

    /** Takes {@link #finishFresh} back: the lock is needed after all. */
    final void stayFresh() {
        waker = null;
    }

    @Override
    public final void cancel() {
        Waker before;
        synchronized (queue().lock()) {
            before = waker;
            finish();
        }
        if (isWaiting(before)) {
            left();
        } else if (before == Mark.RELEASED) {
            handOn();
        }
    }

    /** Whether this waits. Called under the lock. */
    final boolean isQueued() {
        return isWaiting(waker);
    }

    /** Takes this waiter out of the queue and returns whom to wake, outside the lock. Called under the lock. */
    final Waker release() {
        Waker latest = waker;
        if (latest == null || !isQueued()) {
            throw new AssertionError(operation() + " is not queued: " + latest);
        }
        unlink();
        waker = Mark.RELEASED;
        return latest;
    }

    private boolean advance(Waker latest) throws Exception {
        synchronized (queue().lock()) {
            if (waker == Mark.FINISHED) {
                throw new IllegalStateException(
                        operation() + " was polled after it had finished: a future yields once, call the method again");
            }
            boolean finished = true; // also if tryTake throws
            try {
                finished = tryTake(waker == Mark.RELEASED);
            } finally {
                if (finished) {
                    finish();
                }
            }
            if (!finished) {
                await(latest);
            }
            return finished;
        }
    }

    private void await(Waker latest) {
        if (!isQueued()) {
            queue().append(this);
        }
        waker = latest;
    }

    private void finish() {
        unlink();
        waker = Mark.FINISHED;
    }

    private static boolean isWaiting(@Nullable Waker state) {
        return state != null && state != Mark.RELEASED && state != Mark.FINISHED;
    }
}
