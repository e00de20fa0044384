package rar.api.group;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.task.Failures;

/**
 * The life of a group: its body runs, then its tasks are waited for, and then it yields what the body came to.
 *
 * @param <T> the type of the tasks' values
 * @param <R> the type of the body's value
 */
public final class GroupScope<T extends @Nullable Object, R extends @Nullable Object> extends OnceFuture<R> {
    private final Function<? super Members<T>, ? extends Future<R>> opener;
    private final Members<T> members;
    private @Nullable Future<R> body; // null before it was made, and after it has finished
    private @Nullable JoinMembers<T> rest; // null until the body has finished
    private @Nullable Poll<R> value;
    private @Nullable Throwable failure;

    /**
     * A group.
     *
     * @param opener makes the body
     * @param concurrency how many tasks may be polled at a time, or 0 if there is no bound
     */
    public GroupScope(Function<? super Members<T>, ? extends Future<R>> opener, int concurrency) {
        this.opener = opener;
        this.members = new Members<>(concurrency == 0 ? null : new Gate(concurrency));
    }

    @Override
    protected Poll<R> step(Context context) throws Exception {
        if (rest == null && pollBody(context).isPending()) {
            return Poll.pending();
        }
        if (pollRest(context).isPending()) {
            return Poll.pending();
        }
        members.end();
        if (failure != null) {
            throw Failures.sneaky(failure);
        }
        return Objects.requireNonNull(value);
    }

    @Override
    protected void release() {
        try {
            if (body != null) {
                body.cancel();
            }
        } finally {
            members.end();
        }
    }

    /** Polls the body. Ready, with whatever value, once it has finished. */
    private Poll<?> pollBody(Context context) {
        Poll<R> poll;
        try {
            if (body == null) {
                body = Objects.requireNonNull(opener.apply(members), "the body given to TaskGroup.open returned null");
            }
            poll = Objects.requireNonNull(body.poll(context), "poll returned null");
            if (poll.isPending()) {
                return poll;
            }
            value = poll;
        } catch (Throwable t) {
            failure = t;
            members.cancelTasks();
            poll = Poll.pending();
        }
        body = null;
        rest = new JoinMembers<>(members);
        members.seize(rest);
        return Poll.done();
    }

    /** Polls for the end of the tasks that the body has left. Ready, with whatever value, when all have ended. */
    private Poll<?> pollRest(Context context) {
        try {
            return Objects.requireNonNull(rest).poll(context);
        } catch (Throwable t) {
            if (failure == null) {
                failure = t;
            } else {
                addTo(failure, t);
            }
            return Poll.done();
        }
    }

    /** The cancellation of the tasks is what we have brought about, and needs no mention; what came with it does. */
    private static void addTo(Throwable failure, Throwable other) {
        if (other instanceof CancellationException) {
            for (Throwable each : other.getSuppressed()) {
                Failures.suppress(each, failure);
            }
        } else {
            Failures.suppress(other, failure);
        }
    }
}
