package rar.api;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import rar.api.future.YieldFuture;
import rar.api.task.Ambient;
import rar.api.task.RuntimeContext;

/**
 * What a poll receives: whom to wake, and where it runs. The context of the poll in progress is also ambient: found by
 * {@link #current()} and used by the static methods, so that code called from a poll need not have it handed down.
 *
 * <p>A context is good for one task. The static methods may be called inside a poll, in a future's {@code cancel()},
 * and in the body of a blocking call; elsewhere they throw {@link IllegalStateException}.
 */
public abstract sealed class Context permits RuntimeContext, HandContext {
    /** For the runtime. */
    protected Context() {}

    /** Whom to wake once progress is possible. Keep the waker, not the context. */
    public abstract Waker waker();

    /**
     * The scheduler that runs the current task.
     *
     * @throws IllegalStateException if this context was made by {@link #of}
     */
    public abstract Scheduler scheduler();

    /**
     * Takes one from the budget of the poll in progress (F7). For futures that may be ready again and again, such as
     * those of a channel: a task that loops over them would never come back to its worker. Such a future calls this
     * before it makes progress, and {@link #refundBudget()} if it finds that it cannot make any.
     *
     * @return whether there was something left; if not, the waker has been woken, and the future is to return
     *     {@link Poll#pending()} and will be polled again
     */
    public abstract boolean spendBudget();

    /** Gives back what {@link #spendBudget()} took. */
    public abstract void refundBudget();

    /**
     * The context of the poll in progress on this thread. Costs the read of a field on a scheduler's own threads.
     *
     * @throws IllegalStateException outside a task
     */
    public static Context current() {
        return Ambient.require("Context.current()");
    }

    /**
     * Starts a task in the scope of the current one: the enclosing {@code blockOn} returns only when it has finished.
     *
     * @param future what the task runs; it is handed over, and cancelled if the task is rejected
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler is closing
     */
    public static <T extends @Nullable Object> JoinHandle<T> spawn(Future<T> future) {
        Objects.requireNonNull(future, "future");
        return Ambient.require("Context.spawn(future)").start(future);
    }

    /** Starts a task as {@link #spawn(Future)} does, with a name that a scheduler and a log can go by. */
    public static <T extends @Nullable Object> JoinHandle<T> spawn(String name, Future<T> future) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(future, "future");
        return Ambient.require("Context.spawn(name, future)").start(name, future);
    }

    /**
     * Runs code that blocks on a thread made for that, in the scope of the current task. Cancelling the handle
     * interrupts the thread.
     *
     * @see Scheduler#spawnBlocking
     */
    public static <T extends @Nullable Object> JoinHandle<T> spawnBlocking(Callable<? extends T> body) {
        Objects.requireNonNull(body, "body");
        return Ambient.require("Context.spawnBlocking(body)").startBlocking(body);
    }

    /** A future that lets the other tasks go first: pending at the first poll, ready at the next. */
    public static Future<Void> yieldNow() {
        return new YieldFuture();
    }

    /**
     * A context for polling by hand, in tests and in custom runtimes. It does not become ambient, and has no scheduler.
     *
     * @param waker whom the polled future is to wake
     */
    public static Context of(Waker waker) {
        return new HandContext(Objects.requireNonNull(waker, "waker"));
    }
}
