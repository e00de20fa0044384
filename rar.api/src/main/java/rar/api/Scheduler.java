package rar.api;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import rar.api.runtime.Core;
import rar.api.runtime.Settings;

/**
 * Runs futures. Made by {@link Builder}; to be closed after use. Schedulers are isolated from each other, and any
 * number of them may live side by side. All methods may be called by any thread, unless they say otherwise.
 *
 * <p>After {@link #close()} every method that would start something throws
 * {@link java.util.concurrent.RejectedExecutionException}.
 */
public final class Scheduler implements Executor, AutoCloseable {
    private final Core core;

    Scheduler(Settings settings) {
        core = new Core(this, settings);
    }

    /** The name given to the builder, or one made up by it; part of the names of the threads. */
    public String name() {
        return core.settings().config().name();
    }

    /** The name of the provider that was chosen, such as {@code work-stealing}. */
    public String provider() {
        return core.settings().provider().name();
    }

    /** How many threads the executor was asked to have. */
    public int threads() {
        return core.settings().config().threads();
    }

    /**
     * Runs a future on the calling thread, and returns when it and every task spawned inside its scope, transitively,
     * have finished. If the future fails, or the calling thread is interrupted, the tasks of the scope are cancelled
     * first. Any number of threads may be inside {@code blockOn} at a time, each with a scope of its own.
     *
     * @return the future's value
     * @throws IllegalStateException if called inside a poll, on whatever thread
     * @throws java.util.concurrent.CompletionException around what the future failed with, if that is a checked
     *     exception; unchecked ones and errors are thrown as they are
     * @throws java.util.concurrent.CancellationException if the calling thread was interrupted, which stays so, or this
     *     scheduler was closed meanwhile
     */
    public <T extends @Nullable Object> T blockOn(Future<T> future) {
        return core.blockOn(Objects.requireNonNull(future, "future"));
    }

    /**
     * Starts a task outside any scope: it lives until it ends or this scheduler closes. The future is handed over: if
     * the task is rejected, the future is cancelled.
     */
    public <T extends @Nullable Object> JoinHandle<T> spawn(Future<T> future) {
        Objects.requireNonNull(future, "future");
        return core.unscoped("spawn", future).spawn(future, null);
    }

    /** Starts a task as {@link #spawn(Future)} does, with a name that a scheduler and a log can go by. */
    public <T extends @Nullable Object> JoinHandle<T> spawn(String name, Future<T> future) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(future, "future");
        return core.unscoped("spawn", future).spawn(name, future, null);
    }

    /**
     * Runs code that blocks, outside any scope, on a thread made for that. Threads are made on demand up to a bound,
     * and ended when idle; calls beyond the bound wait their turn. Cancelling the handle interrupts the thread. Inside
     * the body {@link Context#spawn} works, and so does {@link #blockOn}.
     */
    public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        return core.unscoped("spawnBlocking").spawnBlocking(body, null);
    }

    /**
     * Runs {@code command} as a task outside any scope. It must not block. What it throws reaches the handler of
     * uncaught failures.
     */
    @Override
    public void execute(Runnable command) {
        Objects.requireNonNull(command, "command");
        core.unscoped("execute").spawnDetached(Future.run(command));
    }

    /**
     * Takes no more work from outside, lets the tasks there are finish, and then closes. A task that is finishing may
     * still spawn others.
     *
     * @param grace how long to wait before the rest is cancelled
     * @return whether all tasks finished by themselves; false also if the calling thread was interrupted, which ends
     *     the grace
     * @throws IllegalArgumentException if {@code grace} is negative
     * @throws IllegalStateException if called on one of this scheduler's threads, or inside a poll
     */
    public boolean shutdown(Duration grace) {
        return core.lifecycle().shutdown(Durations.requireNotNegative(grace, "grace"));
    }

    /**
     * Rejects new work, cancels every unfinished task, and returns when all threads have ended. Waits for polls that
     * are under way, and for blocking calls to heed their interrupt. A second call waits for the first.
     *
     * @throws IllegalStateException if called on one of this scheduler's threads, or inside a poll
     */
    @Override
    public void close() {
        core.lifecycle().close();
    }

    @Override
    public String toString() {
        return "Scheduler[" + name() + ", " + provider() + ", threads=" + threads()
                + (core.lifecycle().isClosed() ? ", closed]" : "]");
    }
}
