package rar.api;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.future.BoundFuture;
import rar.api.task.Ambient;
import rar.api.task.Bindings;
import rar.api.task.RuntimeContext;

/**
 * A value that a future, and every task spawned in it, can read without having it handed down: the identity of a
 * request, a deadline, a user. It is bound for as long as that future runs, on whatever thread, and kept in the
 * {@link Context}: no thread local is behind it.
 *
 * <pre>{@code
 * static final TaskLocal<String> USER = TaskLocal.named("USER");
 *
 * Future<String> greeting = Future.call(() -> "hello, " + USER.get());
 * scheduler.blockOn(USER.bind("ada", greeting));
 * }</pre>
 *
 * <p>Bindings nest; the inner one hides the outer. What is spawned inherits the bindings of the place where it is
 * spawned: by {@link Context#spawn} and {@link Context#spawnBlocking}, not by the methods of {@link Scheduler}, which
 * start something apart. All methods may be called by any thread. A read costs a step for each binding around it.
 *
 * @param <T> the type of the value
 */
public final class TaskLocal<T> {
    private final String name;

    private TaskLocal(String name) {
        this.name = name;
    }

    /**
     * Makes a task local that is bound nowhere yet. Two of the same name are different ones.
     *
     * @param name for messages
     */
    public static <T> TaskLocal<T> named(String name) {
        return new TaskLocal<>(Objects.requireNonNull(name, "name"));
    }

    /** A future like {@code future}, in which {@link #get()} yields {@code value}. */
    public <R extends @Nullable Object> Future<R> bind(T value, Future<R> future) {
        Objects.requireNonNull(value, "value");
        return new BoundFuture<>(this, value, Objects.requireNonNull(future, "future"));
    }

    /**
     * The value bound here.
     *
     * @throws NoSuchElementException if there is none, as is the case everywhere outside a task
     */
    public T get() {
        T value = find();
        if (value == null) {
            throw new NoSuchElementException("the task local " + name + " is not bound here, on thread \""
                    + Thread.currentThread().getName() + "\": bind it around the future, " + name
                    + ".bind(value, future), and read it while that is polled");
        }
        return value;
    }

    /** The value bound here, or {@code other} if there is none. */
    public T orElse(T other) {
        Objects.requireNonNull(other, "other");
        T value = find();
        return value == null ? other : value;
    }

    /** Whether a value is bound here. */
    public boolean isBound() {
        return find() != null;
    }

    @SuppressWarnings("unchecked") // bind() takes nothing but a T
    private @Nullable T find() {
        RuntimeContext context = Ambient.get();
        return context == null ? null : (T) Bindings.find(context.bindings(), this);
    }

    @Override
    public String toString() {
        return name;
    }
}
