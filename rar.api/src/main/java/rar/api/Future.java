package rar.api;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.future.CallFuture;
import rar.api.future.DeferFuture;
import rar.api.future.DoFinallyFuture;
import rar.api.future.FailedFuture;
import rar.api.future.FlatMapFuture;
import rar.api.future.MapFuture;
import rar.api.future.PendingFuture;
import rar.api.future.ReadyFuture;
import rar.api.future.RecoverFuture;
import rar.api.future.RunFuture;

/**
 * A computation that advances when it is polled, and does nothing before. Whoever polls a future owns it: a task, or
 * the combinator it was given to. Rules F1 to F7 of the {@linkplain rar.api package} are the contract.
 *
 * <p>The futures made by this interface's methods are finished after {@code Ready} or a throw; polling them again
 * throws {@link IllegalStateException}. They are for one owner, and not thread-safe: the runtime orders the polls.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Future<T extends @Nullable Object> {
    /**
     * Advances as far as possible without blocking.
     *
     * @param context whom to wake when a pending future can go on
     * @return the value, or {@link Poll#pending()} after arranging for the waker of {@code context} to be woken
     * @throws Exception if the computation failed
     */
    Poll<T> poll(Context context) throws Exception;

    /**
     * Gives an unfinished future up: it releases what it holds and is not polled again. Called by the owner, at most
     * once, never concurrently with {@code poll}. Must not block.
     */
    default void cancel() {}

    /** A future that is ready with {@code value} at its first poll. */
    static <T extends @Nullable Object> Future<T> ready(T value) {
        return new ReadyFuture<>(value);
    }

    /** A future that fails with {@code failure} at its first poll. */
    static <T extends @Nullable Object> Future<T> failed(Throwable failure) {
        return new FailedFuture<>(Objects.requireNonNull(failure, "failure"));
    }

    /** A future that never completes, and ends only by being cancelled. */
    static <T extends @Nullable Object> Future<T> pending() {
        return new PendingFuture<>();
    }

    /** A future that calls {@code body} at its first poll. The body must not block. */
    static <T extends @Nullable Object> Future<T> call(Callable<? extends T> body) {
        return new CallFuture<>(Objects.requireNonNull(body, "body"));
    }

    /** A future that runs {@code body} at its first poll. The body must not block. */
    static Future<Void> run(Runnable body) {
        return new RunFuture(Objects.requireNonNull(body, "body"));
    }

    /** A future that gets the future to run from {@code supplier} at its first poll. */
    static <T extends @Nullable Object> Future<T> defer(Supplier<? extends Future<T>> supplier) {
        return new DeferFuture<>(Objects.requireNonNull(supplier, "supplier"));
    }

    /** Applies {@code f} to the value. */
    default <R extends @Nullable Object> Future<R> map(Function<? super T, ? extends R> f) {
        return new MapFuture<>(this, Objects.requireNonNull(f, "f"));
    }

    /** Goes on with the future that {@code f} makes of the value. */
    default <R extends @Nullable Object> Future<R> flatMap(Function<? super T, ? extends Future<R>> f) {
        return new FlatMapFuture<>(this, Objects.requireNonNull(f, "f"));
    }

    /**
     * Goes on, after a failure, with the future that {@code f} makes of what was thrown. A
     * {@link java.util.concurrent.CancellationException} passes by: whoever means to go on after a cancellation, say of
     * a task that was awaited, says so with {@link #recover(Class, Function)}.
     */
    default Future<T> recover(Function<? super Throwable, ? extends Future<T>> f) {
        return new RecoverFuture<>(
                this, Throwable.class, t -> !(t instanceof CancellationException), Objects.requireNonNull(f, "f"));
    }

    /** Goes on, after a failure of this {@code type}, with the future that {@code f} makes of it. */
    default <X extends Throwable> Future<T> recover(Class<X> type, Function<? super X, ? extends Future<T>> f) {
        Objects.requireNonNull(type, "type");
        return new RecoverFuture<>(this, type, type::isInstance, Objects.requireNonNull(f, "f"));
    }

    /**
     * Runs {@code cleanup} exactly once, on value, on failure and on cancellation, also when this future was never
     * polled. What the cleanup throws replaces the value, and is suppressed in a failure.
     */
    default Future<T> doFinally(Runnable cleanup) {
        return new DoFinallyFuture<>(this, Objects.requireNonNull(cleanup, "cleanup"));
    }

    /**
     * Fails with {@link java.util.concurrent.TimeoutException}, and cancels this future, if this takes longer than
     * {@code limit} from the first poll on.
     *
     * @throws IllegalArgumentException if {@code limit} is negative
     */
    default Future<T> timeout(Duration limit) {
        return Time.timeout(limit, this);
    }
}
