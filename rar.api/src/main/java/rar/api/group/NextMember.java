package rar.api.group;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.task.MemberTask;

/** The task that ends next, or nothing if there is none. */
public final class NextMember<T extends @Nullable Object> extends OnceFuture<Optional<JoinHandle<T>>> {
    private final Members<T> members;

    /** A future of the next task of a group to end. */
    public NextMember(Members<T> members) {
        this.members = members;
    }

    @Override
    protected Poll<Optional<JoinHandle<T>>> step(Context context) {
        members.poll(context, this, task -> true);
        MemberTask<T> task = members.takeEnded();
        if (task == null && members.running() > 0) {
            return Poll.pending();
        }
        members.release(this);
        if (task != null) {
            task.letGo();
        } else {
            members.allowTasks();
        }
        return Poll.ready(Optional.ofNullable(task));
    }

    @Override
    protected void release() {
        members.release(this);
    }
}
