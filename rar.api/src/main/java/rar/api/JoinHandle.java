package rar.api;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A task, to whoever spawned it. Awaiting the handle yields the task's value or rethrows its failure as it is, which is
 * a {@link java.util.concurrent.CancellationException} if the task was cancelled.
 *
 * <p>Unlike other futures a handle may be awaited by any number of tasks, and polled again after it was ready. Every
 * waker it was polled with is woken. Dropping a handle detaches the task, which runs on. All methods may be called by
 * any thread.
 *
 * @param <T> the type of the task's value
 */
public interface JoinHandle<T extends @Nullable Object> extends Future<T> {
    /**
     * A number that no other task of the same scheduler has. It is given when it is first asked for, and says nothing
     * about which task was spawned first.
     */
    long id();

    /** The name given at the spawn, or one made of the {@link #id()}. */
    String name();

    /** Whether the task has finished: with a value, with a failure, or by cancellation. */
    boolean isDone();

    /** Whether the task has finished by cancellation. */
    boolean isCancelled();

    /**
     * Asks for the task's end. Returns at once. A task that waits is woken to find itself cancelled; one that is being
     * polled ends after that poll, and what the poll yields is dropped; one that has finished is left alone. The task's
     * future gets its {@code cancel()} on a thread of the scheduler, unless it finished by itself.
     */
    @Override
    void cancel();

    /**
     * A future that awaits this task and does not pass cancellation on: giving it up leaves the task running. Each call
     * makes a new one, for one owner.
     */
    Future<T> shield();

    /**
     * The task's result in the JDK's terms. Cancelling it cancels the task, which holds on to it until it ends. Stages
     * that are chained to it without an executor run on the thread that ends the task, and must not block.
     */
    CompletableFuture<T> toCompletableFuture();
}
