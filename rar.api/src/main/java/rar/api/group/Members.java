package rar.api.group;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.future.ChildSet;
import rar.api.future.Order;
import rar.api.future.Turn;
import rar.api.task.Ambient;
import rar.api.task.MemberTask;

/**
 * The tasks of one group: those that run, and those that have ended and whose outcome nobody has taken. Any task may
 * spawn; all else is the owner's.
 *
 * @param <T> the type of the tasks' values
 */
public final class Members<T extends @Nullable Object> {
    private final @Nullable Gate gate;
    private final ChildSet<MemberTask<T>> running = new ChildSet<>(Order.WOKEN);

    // The owner only.
    private final Queue<Member<T>> ended = new ArrayDeque<>();
    private final Turn turn = new Turn("TaskGroup");

    /**
     * Whether tasks are to be cancelled, those to come included. Volatile, and a store-load pair: who cancels stores it
     * and then goes through the tasks, whoever spawns adds a task and then looks here.
     */
    private volatile boolean cancelled;

    private volatile boolean over;

    Members(@Nullable Gate gate) {
        this.gate = gate;
    }

    // ---- any task

    /** Starts a task. */
    public MemberTask<T> spawn(@Nullable String name, Future<T> future) {
        if (over) {
            future.cancel();
            throw new IllegalStateException("spawn in a TaskGroup that is over: spawn before the future that"
                    + " the group's body returned has finished, or open another group");
        }
        Future<T> gated = gate == null ? future : gate.around(future);
        int index = running.takeIndex(); // before the task starts, which may spawn others
        MemberTask<T> task = Ambient.require("TaskGroup.spawn(future)").startMember(name, gated);
        if (!running.add(index, task.ended())) {
            task.cancel();
            task.letGo();
        } else if (cancelled) {
            task.cancel();
        }
        return task;
    }

    // ---- the owner only

    /** How many tasks run. */
    int running() {
        return running.size();
    }

    /** Asks all tasks to end, also those to come. They stay members. */
    public void cancelTasks() {
        cancelled = true;
        running.forEach(future -> ((MemberTask.Ended<?>) future).task().cancel());
    }

    /** From now on tasks may be spawned again. */
    void allowTasks() {
        cancelled = false;
    }

    /**
     * Polls for tasks that have ended, on behalf of one future of the group at a time.
     *
     * @param enough whether to stop after a task that has ended
     */
    void poll(Context context, Object who, Predicate<MemberTask<T>> enough) {
        turn.take(who);
        running.poll(context, new ChildSet.Listener<>() {
            @Override
            public boolean onValue(int index, MemberTask<T> task) {
                ended.add(new Member<>(index, task));
                return enough.test(task);
            }

            @Override
            public boolean onFailure(int index, Throwable failure) {
                throw new AssertionError("the end of a task never fails", failure);
            }
        });
    }

    /** Nobody polls any more, but for {@code who}. */
    void seize(Object who) {
        turn.seize(who);
    }

    /** Another future of the group may poll. */
    void release(Object who) {
        turn.release(who);
    }

    /** Takes the task that ended first, or null. */
    @Nullable
    MemberTask<T> takeEnded() {
        Member<T> first = ended.poll();
        return first == null ? null : first.task;
    }

    /** Those that have ended, in that order. */
    List<Member<T>> ended() {
        return List.copyOf(ended);
    }

    /** Takes those that have ended, in that order. */
    List<Member<T>> takeAllEnded() {
        List<Member<T>> all = List.copyOf(ended);
        ended.clear();
        return all;
    }

    /** Ends the group: cancels what runs, and lets go of every task. */
    void end() {
        over = true;
        try {
            running.cancel();
        } finally {
            takeAllEnded().forEach(member -> member.task.letGo());
        }
    }

    /**
     * A task that has ended.
     *
     * @param index how many were spawned before it
     */
    record Member<T extends @Nullable Object>(int index, MemberTask<T> task) {}
}
