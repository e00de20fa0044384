package rar.api;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.future.JoinAllFuture;
import rar.api.future.Order;
import rar.api.future.RepeatFuture;
import rar.api.future.SelectFuture;
import rar.api.future.StageFuture;

/**
 * Futures made of several others, and of other kinds of future. The result owns its children: it polls them in the task
 * it runs in, and again only when there is reason to. Cancelling it cancels those that have not finished.
 */
public final class Futures {
    private Futures() {}

    /**
     * All values, in the order given. Waits for every child, also after a failure; then the first failure is thrown,
     * with the others suppressed in it. If all children are tasks, which run by themselves, they are awaited one after
     * the other from the last one on, so that the awaiter is mostly woken a few times only; the first failure is then
     * the first in the order given that is no cancellation, or the first of all.
     */
    public static <T extends @Nullable Object> Future<List<T>> joinAll(
            Collection<? extends Future<? extends T>> futures) {
        return JoinAllFuture.of(Objects.requireNonNull(futures, "futures"));
    }

    /** All values, in the order given. The first failure cancels the other children, and is thrown at once. */
    public static <T extends @Nullable Object> Future<List<T>> tryJoinAll(
            Collection<? extends Future<? extends T>> futures) {
        return new JoinAllFuture<>(Objects.requireNonNull(futures, "futures"), true);
    }

    /** Two values, combined. A failure of one cancels the other. */
    @SuppressWarnings("unchecked") // the first value comes from a, the second from b
    public static <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> Future<R> zip(
            Future<A> a, Future<B> b, BiFunction<? super A, ? super B, ? extends R> combine) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(combine, "combine");
        Future<List<@Nullable Object>> both = tryJoinAll(List.<Future<? extends @Nullable Object>>of(a, b));
        return both.map(values -> combine.apply((A) values.get(0), (B) values.get(1)));
    }

    /**
     * The value or the failure of the child that finishes first. The others are cancelled. Among several that could
     * finish at once the choice is random.
     *
     * @throws IllegalArgumentException if there is no future
     */
    public static <T extends @Nullable Object> Future<T> race(Collection<? extends Future<? extends T>> futures) {
        return Futures.<T>selectFair(futures).map(Selection::value);
    }

    /**
     * The value or the failure of the child that finishes first, as {@link #race(Collection)} has it.
     *
     * @throws IllegalArgumentException if there is no future
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // is only read
    public static <T extends @Nullable Object> Future<T> race(Future<? extends T>... futures) {
        return race(List.of(futures));
    }

    /**
     * The value of the child that finishes first, and which one it was. The others are cancelled. Biased: among several
     * that could finish at once the choice is the first in the order given.
     *
     * @throws IllegalArgumentException if there is no future
     */
    public static <T extends @Nullable Object> Future<Selection<T>> select(
            Collection<? extends Future<? extends T>> futures) {
        return new SelectFuture<>(Order.INDEX, Objects.requireNonNull(futures, "futures"));
    }

    /**
     * The value of the child that finishes first, and which one it was. The others are cancelled. Fair: among several
     * that could finish at once the choice is random.
     *
     * @throws IllegalArgumentException if there is no future
     */
    public static <T extends @Nullable Object> Future<Selection<T>> selectFair(
            Collection<? extends Future<? extends T>> futures) {
        return new SelectFuture<>(Order.RANDOM, Objects.requireNonNull(futures, "futures"));
    }

    /** A choice among futures of different types: see {@link Select}. */
    public static <R extends @Nullable Object> Select<R> select() {
        return new Select<>();
    }

    /**
     * Runs the futures that {@code body} makes, one after the other, until one of them yields {@code false}. Each gives
     * the other tasks of the scheduler a chance, also if it is ready at once (F7).
     */
    public static Future<Void> repeatWhile(Supplier<? extends Future<Boolean>> body) {
        return new RepeatFuture(Objects.requireNonNull(body, "body"));
    }

    /**
     * Awaits a stage. A failure is thrown as it is, without a {@link java.util.concurrent.CompletionException} around
     * it. Cancelling the future cancels {@code stage.toCompletableFuture()}, if the stage has that.
     */
    public static <T extends @Nullable Object> Future<T> fromCompletionStage(CompletionStage<? extends T> stage) {
        return new StageFuture<>(Objects.requireNonNull(stage, "stage"));
    }

    /** Runs {@code future} as a task of {@code scheduler}, outside any scope. Cancelling the stage cancels the task. */
    public static <T extends @Nullable Object> CompletionStage<T> toCompletionStage(
            Scheduler scheduler, Future<T> future) {
        Objects.requireNonNull(scheduler, "scheduler");
        return scheduler.spawn(future).toCompletableFuture();
    }

    /**
     * What {@link #select(Collection)} or a {@link FutureSet} found.
     *
     * @param index the place of the future that finished first, from 0
     * @param value its value
     * @param <T> the type of the value
     */
    public record Selection<T extends @Nullable Object>(int index, T value) {}
}
