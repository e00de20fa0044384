package rar.async;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * Futures as plain code. {@link #async} makes a future of a block of code, and {@link #await} inside it waits for
 * another future without holding the thread. Loops, {@code try} and {@code finally}, and calls of any depth work as
 * they do elsewhere.
 *
 * <p>A block is a future like any other: it does nothing until it is polled, belongs to one owner, is polled by one
 * thread at a time, and may be handed to any combinator, spawn or scheduler. What the code does between two awaits is
 * one poll, and must not block. {@code Context.current()} and {@code Context.spawn} work inside it, and mean the task
 * that polls.
 *
 * <p><b>Giving up.</b> {@code cancel()} of a block that has begun gives up the future that it awaits, and then resumes
 * it with a {@link java.util.concurrent.CancellationException} at its {@code await}, which runs every {@code finally}
 * and every {@code close()} on the way out; a body that catches it and awaits again gets it again. Whatever else comes
 * out of that is thrown by {@code cancel()}, which leads it to the scheduler's handler of uncaught failures. A block
 * that has not begun never runs. A block that is merely forgotten keeps, with a thread as its engine, that thread.
 *
 * <p><b>Failing.</b> What the body throws is what the poll throws. {@link #await} rethrows unchecked exceptions and
 * errors as they are, and wraps a checked one in a {@link java.util.concurrent.CompletionException} (R4). If the stack
 * trace of what is rethrown does not show where it was awaited, an exception that does is added to those it suppresses.
 */
public final class Async {
    private Async() {}

    /**
     * A future of what {@code body} returns, run in direct style from the first poll on.
     *
     * @throws IllegalStateException if the engine that was asked for cannot be had
     */
    public static <T extends @Nullable Object> Future<T> async(Callable<? extends T> body) {
        Engines.chosen();
        return new AsyncFuture<>(Objects.requireNonNull(body, "body"));
    }

    /**
     * A future that runs {@code body} in direct style from the first poll on.
     *
     * @throws IllegalStateException if the engine that was asked for cannot be had
     */
    public static Future<Void> async(Body body) {
        Engines.chosen();
        return new AsyncFuture<>(new BodyCall(Objects.requireNonNull(body, "body")));
    }

    /**
     * Waits, inside an async block, until {@code future} is ready. The future is polled at once; if it has a value
     * there is no suspension. It is handed over: if the block is given up, so is the future.
     *
     * @return the future's value
     * @throws IllegalStateException outside an async block; inside the poll of some other future; or where the engine
     *     cannot suspend, the message saying why
     * @throws java.util.concurrent.CompletionException around a checked exception that the future failed with
     * @throws java.util.concurrent.CancellationException if the block is being given up, or {@code future} was a task
     *     that was cancelled
     */
    public static <T extends @Nullable Object> T await(Future<? extends T> future) {
        return AsyncFuture.current().await(Objects.requireNonNull(future, "future"));
    }

    /**
     * What runs the blocks of this JVM. Decided once.
     *
     * @throws IllegalStateException if the engine that was asked for cannot be had; the message says which flag or JDK
     *     it needs
     */
    public static Engine engine() {
        return Engines.chosen();
    }
}
