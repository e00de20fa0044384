package rar.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.group.FirstSuccess;
import rar.api.group.GroupScope;
import rar.api.group.JoinMembers;
import rar.api.group.Members;
import rar.api.group.NextMember;

/**
 * Tasks that belong together and end together: structured concurrency. A group is open while the future that its body
 * returns runs; then it waits for the tasks that are left. So no task outlives the group, and none is forgotten.
 *
 * <pre>{@code
 * Future<List<Price>> prices = TaskGroup.open((TaskGroup<Price> group) -> {
 *     shops.forEach(shop -> group.spawn(ask(shop)));
 *     return group.join();
 * });
 * }</pre>
 *
 * <ul>
 *   <li>If the body fails, the tasks are cancelled, and the failure is thrown when all have ended.
 *   <li>If a task fails, nothing happens until its outcome is asked for: by {@link #join()}, {@link #firstSuccess()} or
 *       {@link #next()}, or at the end of the body, where the first failure cancels the rest and is thrown when all
 *       have ended, with other failures suppressed in it. A task that was cancelled counts as failed.
 *   <li>If the future of the group is cancelled, so are the body and the tasks.
 * </ul>
 *
 * <p>Groups nest: a task may open one of its own. {@link #spawn} may be called by the body and by tasks of the group;
 * everything else is for the owner of the body, who awaits one of the group's futures at a time. A task's end costs the
 * owner constant time, however many tasks there are.
 *
 * @param <T> the type of the tasks' values
 */
public final class TaskGroup<T extends @Nullable Object> {
    private final Members<T> members;

    private TaskGroup(Members<T> members) {
        this.members = members;
    }

    /** A future that opens a group, runs what {@code body} makes of it, and waits for the tasks. */
    public static <T extends @Nullable Object, R extends @Nullable Object> Future<R> open(
            Function<? super TaskGroup<T>, ? extends Future<R>> body) {
        Objects.requireNonNull(body, "body");
        return new GroupScope<T, R>(members -> body.apply(new TaskGroup<>(members)), 0);
    }

    /**
     * A future that opens a group as {@link #open(Function)} does, of which only so many tasks are polled at a time.
     * The others wait in the order in which they were spawned.
     *
     * @throws IllegalArgumentException if {@code concurrency} is less than 1
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> Future<R> open(
            int concurrency, Function<? super TaskGroup<T>, ? extends Future<R>> body) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1: " + concurrency);
        }
        Objects.requireNonNull(body, "body");
        return new GroupScope<T, R>(members -> body.apply(new TaskGroup<>(members)), concurrency);
    }

    /**
     * Starts a task in this group. In a group that is being cancelled, the task is cancelled at once.
     *
     * @throws IllegalStateException if the group is over, or outside a task
     */
    public JoinHandle<T> spawn(Future<T> future) {
        return members.spawn(null, Objects.requireNonNull(future, "future"));
    }

    /** Starts a task as {@link #spawn(Future)} does, with a name that a scheduler and a log can go by. */
    public JoinHandle<T> spawn(String name, Future<T> future) {
        Objects.requireNonNull(name, "name");
        return members.spawn(name, Objects.requireNonNull(future, "future"));
    }

    /**
     * The values of all tasks, in the order in which they were spawned, but for those that {@link #next()} has given
     * out. The first failure cancels the rest, and is thrown when all have ended, with other failures suppressed in it.
     *
     * <p>Cancellation: giving this future up leaves the tasks running, and loses no value.
     */
    public Future<List<T>> join() {
        return new JoinMembers<>(members);
    }

    /**
     * The first value, which cancels the rest; yields it when all tasks have ended. If all fail, the first failure is
     * thrown, with the others suppressed in it; if there is no task, an {@link IllegalStateException}.
     *
     * <p>Cancellation: giving this future up leaves the tasks running, and loses no value.
     */
    public Future<T> firstSuccess() {
        return new FirstSuccess<>(members);
    }

    /**
     * The handle of the task that ends next, whatever its end; empty if there is no task left. The handle yields the
     * value, or throws the failure.
     *
     * <p>Cancellation: giving this future up leaves the tasks running, and loses no value.
     */
    public Future<Optional<JoinHandle<T>>> next() {
        return new NextMember<>(members);
    }

    /** Asks all tasks of this group to end, those to come included. Returns at once. */
    public void cancel() {
        members.cancelTasks();
    }
}
