package rar.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.future.Order;
import rar.api.future.SelectFuture;

/**
 * A choice among futures of different types: the one that finishes first decides, and the others are cancelled.
 *
 * <pre>{@code
 * Future<String> answer = Futures.<String>select()
 *         .on(number, n -> "the number " + n)
 *         .on(Time.sleep(limit), tick -> "nothing")
 *         .fair();
 * }</pre>
 *
 * <p>A failure of the one that finishes first is the failure of the whole. Not thread-safe; the futures are handed over
 * when the future is made.
 *
 * @param <R> the type that all come to
 */
public final class Select<R extends @Nullable Object> {
    private final List<Future<R>> branches = new ArrayList<>();

    Select() {}

    /**
     * Adds a branch.
     *
     * @param then what to make of the value; called if this branch is the one that decides
     */
    public <A extends @Nullable Object> Select<R> on(Future<A> future, Function<? super A, ? extends R> then) {
        Objects.requireNonNull(future, "future");
        branches.add(future.map(then));
        return this;
    }

    /**
     * The choice: among several that could finish at once, the branch that was added first.
     *
     * @throws IllegalArgumentException if there is no branch
     */
    public Future<R> biased() {
        return new SelectFuture<R>(Order.INDEX, branches).map(Futures.Selection::value);
    }

    /**
     * The choice: among several that could finish at once, a random one.
     *
     * @throws IllegalArgumentException if there is no branch
     */
    public Future<R> fair() {
        return new SelectFuture<R>(Order.RANDOM, branches).map(Futures.Selection::value);
    }
}
