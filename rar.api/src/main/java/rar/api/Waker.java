package rar.api;

import java.util.Objects;

/**
 * Says that polling a future again is worth while. Any thread may wake, any number of times, also after the future has
 * finished; a wake never blocks, never runs the future in the caller, and allocates nothing.
 */
@FunctionalInterface
public interface Waker {
    /** Has the future polled again. Wakes before that poll coalesce into it (R2). */
    void wake();

    /** A waker that does nothing, for polling by hand. */
    static Waker noop() {
        return NoopWaker.INSTANCE;
    }

    /** A waker that runs {@code action} on the waking thread at every wake. The action must be brief and not throw. */
    static Waker of(Runnable action) {
        Objects.requireNonNull(action, "action");
        return action::run;
    }
}
