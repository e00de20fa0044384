package rar.api.group;

import org.jspecify.annotations.Nullable;
import rar.api.task.Failures;
import rar.api.task.MemberTask;

/** The first value, which cancels the rest. If there is none, the first failure, with the others suppressed in it. */
public final class FirstSuccess<T extends @Nullable Object> extends MembersFuture<T, T> {
    private @Nullable MemberTask<T> winner;
    private @Nullable Throwable failure;

    /** A future of the first value that a task of a group comes to. */
    public FirstSuccess(Members<T> members) {
        super(members);
    }

    @Override
    void onEnd(MemberTask<T> task) {
        Throwable thrown = task.thrown();
        if (winner != null) {
            return; // what becomes of the losers is of no interest
        }
        if (thrown == null) {
            winner = task;
            members.cancelTasks();
        } else if (failure == null) {
            failure = thrown;
        } else {
            Failures.suppress(thrown, failure);
        }
    }

    @Override
    T result() {
        members.takeAllEnded().forEach(member -> member.task().claim());
        if (winner != null) {
            return winner.outcome();
        }
        if (failure != null) {
            throw Failures.sneaky(failure);
        }
        throw new IllegalStateException("firstSuccess of a TaskGroup without tasks: spawn one before");
    }
}
