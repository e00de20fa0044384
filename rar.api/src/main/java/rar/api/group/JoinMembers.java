package rar.api.group;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import rar.api.group.Members.Member;
import rar.api.task.Failures;
import rar.api.task.MemberTask;

/** All values, in the order of the spawns. The first failure cancels the rest, and is thrown when all have ended. */
public final class JoinMembers<T extends @Nullable Object> extends MembersFuture<T, List<T>> {
    private @Nullable Throwable failure;

    /** A future of what the tasks of a group come to. */
    public JoinMembers(Members<T> members) {
        super(members);
    }

    @Override
    void onEnd(MemberTask<T> task) {
        Throwable thrown = task.thrown();
        if (thrown == null) {
            return;
        }
        if (failure == null) {
            failure = thrown;
            members.cancelTasks();
        } else if (!(thrown instanceof CancellationException)) { // those that we have cancelled need no mention
            Failures.suppress(thrown, failure);
        }
    }

    @Override
    List<T> result() {
        List<Member<T>> all = members.takeAllEnded();
        all.forEach(member -> member.task().claim());
        if (failure != null) {
            throw Failures.sneaky(failure);
        }
        return all.stream()
                .sorted(Comparator.comparingInt(Member::index))
                .map(member -> member.task().outcome())
                .toList();
    }
}
