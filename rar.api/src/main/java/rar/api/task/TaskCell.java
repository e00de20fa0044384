package rar.api.task;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/**
 * A spawned task: at once what the executor runs, the waker and the context that its future is polled with, and the
 * handle that awaits it. One object, so that a spawn allocates nothing else and a wake allocates nothing at all.
 *
 * <p>{@link TaskState} has the life cycle, {@link TaskJoiners} the awaiters, {@link TaskPayload} the future and what
 * comes of it; this class has what happens at each step.
 *
 * @param <T> the type of the task's value
 */
public class TaskCell<T extends @Nullable Object> extends TaskPayload<T>
        implements Task, TaskLink, Waker, JoinHandle<T> {
    /**
     * Set when this task is entered, before anyone else sees it, and by who may run it when it is listed. Whichever a
     * waker sees, it is of the same scope.
     */
    @Nullable
    Stripe stripe;

    /** For the executor until the task is listed, see {@link #link}; then guarded by the lock of the list. */
    @Nullable
    TaskLink next;

    /** The task itself until it is listed, which who may run it asks without the lock. Then guarded likewise. */
    @Nullable
    TaskCell<?> previous = this;

    TaskCell(Future<T> future, @Nullable Bindings bindings) {
        super(future, bindings);
    }

    /**
     * Hands the new task to the executor. What that throws is the spawner's, and the task ends cancelled.
     *
     * @param current the current thread, if it is at hand
     */
    final void begin(@Nullable AmbientThread current) {
        try {
            enqueue(Cause.SPAWN, current);
        } catch (Throwable t) {
            if (toRunning() != Next.NOTHING) {
                giveUp();
            }
            throw t;
        }
    }

    /** Ends a task that was never entered: its future is given up, as its owner would do. */
    final void refuse() {
        future().cancel();
    }

    // ---- as seen by the executor

    @Override
    public final void run() {
        run(null);
    }

    /** The same, on the current thread if that is at hand. */
    void run(@Nullable AmbientThread current) {
        Next next = toRunning();
        if (next == Next.POLL && !wasListed() && stripe().isCancelled()) { // one that is listed is told
            toCancelled();
            next = Next.GIVE_UP;
        }
        if (next == Next.POLL) {
            advance(current);
        } else if (next == Next.GIVE_UP) {
            giveUp();
        }
    }

    @Override
    public String name() {
        return "task-" + id();
    }

    /**
     * A task is listed by who runs it, or before it is handed in, and is never again as if it had not been. So it has
     * the link for as long as the executor may use it, whoever gives the task up meanwhile.
     */
    @Override
    public final @Nullable TaskLink link() {
        return wasListed() ? null : this;
    }

    @Override
    public final Task task() {
        return this;
    }

    @Override
    public final @Nullable TaskLink next() {
        return next;
    }

    @Override
    public final void next(@Nullable TaskLink link) {
        next = link;
    }

    // ---- as seen by the future

    @Override
    public final Waker waker() {
        return this;
    }

    @Override
    public final Scope scope() {
        return stripe().scope();
    }

    @Override
    public final void wake() {
        if (toNotified() == Next.ENQUEUE) {
            enqueueOrFail(Cause.WAKE, null);
        }
    }

    @Override
    public final void yieldPoll(AmbientSlot slot) {
        if (!slot.noteYield(this)) {
            wake();
        }
    }

    // ---- as seen by the owner of the handle

    @Override
    public final Poll<T> poll(Context context) throws Exception {
        return pends(context) ? Poll.pending() : Poll.ready(outcome());
    }

    /** Whether a poll would be pending, and sees to the wake. If not, the outcome is there to take. */
    public final boolean pends(Context context) {
        boolean waits = !isDone() && join(context.waker());
        return waits || !Budget.spend(context);
    }

    @Override
    public final boolean isDone() {
        return (bits() & DONE) != 0;
    }

    @Override
    public final boolean isCancelled() {
        return (bits() & (DONE | CANCELLED)) == (DONE | CANCELLED);
    }

    @Override
    public final void cancel() {
        Next next = toCancelled();
        if (next == Next.ENQUEUE) {
            enqueueOrFail(Cause.WAKE, null);
        } else if (next == Next.INTERRUPT) {
            interrupt();
        } else if (next == Next.AWAIT_RUN) {
            cancelledInQueue();
        }
    }

    @Override
    public final Future<T> shield() {
        return new Shield<>(this);
    }

    @Override
    public final CompletableFuture<T> toCompletableFuture() {
        TaskCompletion<T> completion = new TaskCompletion<>(this);
        if (!join(completion)) {
            completion.wake();
        }
        return completion;
    }

    /**
     * Says that the caller will take the outcome, but not yet. A failure does not count as unawaited until then, or
     * until {@link #awaitNoLonger}, of which one has to come. One bit serves all who say so: who takes it back does so
     * for the others, whose failure may be reported early then.
     */
    public final void awaitLater() {
        if ((bits() & (DONE | FAILED)) != DONE) { // else there is no failure
            toAwaited();
        }
    }

    /**
     * Takes that back. Either we see here that the task has failed, or the task sees, when it fails, that nobody awaits
     * it: both are read-modify-writes of the state.
     */
    public final void awaitNoLonger() {
        int before = toUnawaited();
        if ((before & AWAITED) != 0) {
            reportIfUnawaited(before & ~AWAITED);
        }
    }

    /** For who dealt with a failure so far: if there is one, and nobody else does, it is unawaited from now on. */
    final void reportIfUnawaited(int seen) {
        if ((seen & (FAILED | OBSERVED | AWAITED)) == FAILED) {
            failedUnawaited(Objects.requireNonNull(thrown()));
        }
    }

    // ---- what kinds of task differ in

    /** Hands the task to whoever runs its kind, from the current thread if that is at hand. */
    void enqueue(Cause cause, @Nullable AmbientThread current) {
        scope().host().execute(this, cause, current);
    }

    /** Polls the future, with this as the ambient context of the current thread, whose slot is given. */
    Poll<T> pollFuture(AmbientSlot slot) throws Exception {
        RuntimeContext outer = slot.enter(this);
        try {
            return SlotFuture.poll(future(), this, slot);
        } finally {
            slot.leave(outer);
        }
    }

    /** Cancellation was requested while the task ran. */
    void interrupt() {}

    /** Cancellation was requested while the task was queued; it will find out when it is run. */
    void cancelledInQueue() {}

    /** The task failed, and nobody has taken the failure so far, or said that he will. */
    void failedUnawaited(Throwable failure) {
        scope().host().unawaited(this);
    }

    /** Whether a failure is merely how a cancelled task of this kind ends. */
    boolean endsCancelled(Throwable failure) {
        return failure instanceof CancellationException;
    }

    // ---- the steps of a run; the caller is the poller (T1)

    private void advance(@Nullable AmbientThread current) {
        AmbientSlot slot = null;
        Poll<T> result;
        try {
            slot = current != null ? current.slot : Ambient.slot(); // may need memory: a thread's first
            result = pollFutureOnce(slot);
        } catch (Throwable t) {
            fail(t, slot);
            return;
        }
        boolean yields = slot.takeYield();
        if (result.isReady()) {
            finish(result.value(), 0, slot);
        } else if (yields) {
            pause(toYielded(), current);
        } else if (listed(slot)) {
            pause(toIdle(), current);
        }
    }

    private Poll<T> pollFutureOnce(AmbientSlot slot) throws Exception {
        try {
            return Objects.requireNonNull(pollFuture(slot), "poll returned null: return a Poll");
        } catch (Throwable t) {
            slot.takeYield(); // there will be no other poll
            throw t;
        }
    }

    private void pause(Next next, @Nullable AmbientThread current) {
        if (next == Next.ENQUEUE) {
            enqueueOrFail(Cause.YIELD, current);
        } else if (next == Next.GIVE_UP) {
            giveUp();
        }
    }

    private void giveUp() {
        cancelFuture();
        finish(null, CANCELLED, null);
    }

    private void fail(Throwable failure, @Nullable AmbientSlot slot) {
        finish(failure, failure instanceof CancellationException ? CANCELLED : FAILED, slot);
    }

    /** Hands a task that is QUEUED to the executor; if that throws, nobody else will run the task, and it fails. */
    private void enqueueOrFail(Cause cause, @Nullable AmbientThread current) {
        try {
            enqueue(cause, current);
        } catch (Throwable t) {
            if (toRunning() != Next.NOTHING) {
                cancelFuture();
                fail(t, null);
            }
        }
    }

    private void cancelFuture() {
        try {
            AmbientSlot slot = Ambient.slot();
            RuntimeContext outer = slot.enter(this);
            try {
                future().cancel();
            } finally {
                slot.leave(outer);
                slot.takeYield(); // there will be no other poll
            }
        } catch (Throwable t) {
            reportUncaught(t);
        }
    }

    /** With the slot of the current thread, if it is at hand. */
    private void finish(@Nullable Object result, int outcome, @Nullable AmbientSlot slot) {
        result(result);
        if (stripe().isCancelled()) {
            toCancelled();
        }
        int before = toDone(outcome);
        if (before == REFUSED) {
            if (outcome == FAILED && !endsCancelled((Throwable) Objects.requireNonNull(result))) {
                reportUncaught((Throwable) result);
            }
            finish(null, CANCELLED, slot);
            return;
        }
        try {
            if ((before & JOINED) != 0) {
                wakeJoiners();
            }
            // An awaiter that was woken may give up before it takes the failure; so the failure waits for one, unless
            // it was taken already, or somebody has said that he will take it.
            if (outcome == FAILED && (before & AWAITED) == 0 && (bits() & OBSERVED) == 0) {
                failedUnawaited((Throwable) Objects.requireNonNull(result));
            }
        } finally {
            stripe().scope().remove(this, stripe(), slot);
        }
    }

    // ---- the rest

    @Override
    final void reportUncaught(Throwable failure) {
        scope().host().uncaught(this, failure);
    }

    /**
     * Has whoever cancels the scope find a task that is to wait. If that fails, on the brink of the stack, so does the
     * task.
     */
    private boolean listed(AmbientSlot slot) {
        try {
            if (!wasListed()) {
                stripe = scope().ownStripe(slot, stripe());
                stripe.list(this);
            }
            return true;
        } catch (Throwable t) {
            cancelFuture();
            fail(t, slot);
            return false;
        }
    }

    /** The same before the task is handed to anyone. */
    final void list() {
        if (!wasListed()) {
            stripe().list(this);
        }
    }

    /** Whether the task is listed, or was. For who may run this task, and for the stripe. */
    final boolean wasListed() {
        return previous != this;
    }

    private Stripe stripe() {
        return Objects.requireNonNull(stripe);
    }
}
