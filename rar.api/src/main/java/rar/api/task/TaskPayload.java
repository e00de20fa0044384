package rar.api.task;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * What a task carries: its future until it is done, with the task locals if there are any, and the result from then on.
 * One field serves for both, so that a finished task cannot hold on to its future (R8).
 *
 * <p>That field is plain: before DONE only the poller touches it (T1), and the move to DONE publishes the result (T3).
 *
 * @param <T> the type of the task's value
 */
abstract class TaskPayload<T extends @Nullable Object> extends TaskJoiners {
    private @Nullable Object payload;

    TaskPayload(Future<T> future, @Nullable Bindings bindings) {
        payload = bindings == null ? future : new Inheriting<>(future, bindings);
    }

    /** The number, for the name and for schedulers. Given when it is first asked for, as most never are. */
    public final long id() {
        long known = number();
        return known != 0 ? known : toNumbered(scope().host().nextId());
    }

    /** The name, for messages. */
    public abstract String name();

    // ---- the poller only, before DONE

    @SuppressWarnings("unchecked") // that is what the payload of a task is that is not done
    final Future<T> future() {
        return (Future<T>) Objects.requireNonNull(payload);
    }

    /** The task locals that the task was spawned with; none after the result is there, when nobody polls any more. */
    @Override
    public final @Nullable Bindings bindings() {
        return payload instanceof Inheriting<?> inheriting ? inheriting.bindings() : null;
    }

    /** Puts the value or the failure in the future's place, or null, for a task that is to be cancelled. */
    final void result(@Nullable Object result) {
        payload = result;
    }

    // ---- any thread, after DONE

    /**
     * The value; or claims the failure and throws it as it is: a poll may throw anything, and blockOn will wrap what it
     * has to.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the payload of a task with a value is what its future yielded
    public final T outcome() {
        Throwable failure = thrown();
        if (failure != null) {
            claim();
            throw Failures.sneaky(failure);
        }
        return (T) payload;
    }

    /** What the task failed with, or null if it has a value. Until it is claimed, a failure may count as unawaited. */
    public final @Nullable Throwable thrown() {
        int bits = bits();
        if ((bits & CANCELLED) != 0) {
            return payload instanceof CancellationException thrown
                    ? thrown
                    : new CancellationException("task \"" + name() + "\" was cancelled");
        }
        return (bits & FAILED) == 0 ? null : (Throwable) payload;
    }

    /** Takes note that what the task failed with, if it has failed, reaches somebody. */
    public final void claim() {
        if ((bits() & FAILED) != 0) {
            toObserved();
        }
    }

    /**
     * The failure of a task that failed unawaited, for the handler of those; null if somebody took it meanwhile, or is
     * going to.
     */
    public final @Nullable Throwable claimFailure() {
        return toReported() ? (Throwable) payload : null;
    }

    /** Where the task is in its life, for people. */
    @Override
    public final String toString() {
        int bits = bits();
        if ((bits & DONE) != 0) {
            return name()
                    + ((bits & CANCELLED) != 0 ? " (cancelled)" : (bits & FAILED) != 0 ? " (failed)" : " (completed)");
        }
        return name() + ((bits & RUNNING) != 0 ? " (running)" : (bits & NOTIFIED) != 0 ? " (queued)" : " (waiting)");
    }
}
