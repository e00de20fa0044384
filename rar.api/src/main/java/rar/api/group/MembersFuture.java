package rar.api.group;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.task.MemberTask;

/**
 * A future that waits until no task of a group runs any more. A subclass may cancel tasks on the way, and says at the
 * end what all came to. Giving it up leaves the group as it is: what has ended stays there for the next.
 *
 * @param <T> the type of the tasks' values
 * @param <R> the type of the result
 */
abstract class MembersFuture<T extends @Nullable Object, R extends @Nullable Object> extends OnceFuture<R> {
    final Members<T> members;
    private boolean started;

    MembersFuture(Members<T> members) {
        this.members = members;
    }

    @Override
    protected final Poll<R> step(Context context) throws Exception {
        if (!started) {
            started = true;
            members.ended().forEach(member -> onEnd(member.task()));
        }
        members.poll(context, this, task -> {
            onEnd(task);
            return false;
        });
        if (members.running() > 0) {
            return Poll.pending();
        }
        members.release(this);
        members.allowTasks();
        return Poll.ready(result());
    }

    @Override
    protected final void release() {
        members.release(this);
    }

    /** A task has ended. */
    abstract void onEnd(MemberTask<T> task);

    /** The value, or the failure; takes what has ended out of the group. */
    abstract R result();
}
