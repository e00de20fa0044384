package rar.sync;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * A lock that one at a time has, to be held across things that wait. Who has to wait for it is a future that is
 * pending; no thread is blocked. For sections that wait for nothing, {@code synchronized} is cheaper.
 *
 * <pre>{@code
 * Future<Void> transfer = mutex.withLock(() -> withdraw(amount).flatMap(done -> deposit(amount)));
 * }</pre>
 *
 * <p>Fair: locked in the order in which the futures were first polled. Not reentrant: who has it and waits for it again
 * waits forever. It belongs to the guard, not to a task or a thread. All methods may be called by any thread and take
 * constant time.
 *
 * <p>A guard that is dropped, for instance by a combinator that gives its children up, is closed by nobody; use
 * {@link #withLock} where that can happen.
 */
public final class AsyncMutex {
    private final PermitPool pool = new PermitPool(1);

    /** Makes a mutex that is not locked. */
    public AsyncMutex() {}

    /**
     * A future of the lock. It takes its place in the queue at the first poll.
     *
     * <p>Cancellation: leaves the queue. A lock that was given to it already goes to the next in the queue.
     */
    public Future<MutexGuard> lock() {
        return acquire();
    }

    /** The lock, if nobody has it or waits for it; else empty. */
    public Optional<MutexGuard> tryLock() {
        return pool.tryAcquire(1, MutexGuard::new);
    }

    /**
     * Runs a future with this locked. Unlocks when that future has ended, with a value, a failure or by cancellation.
     *
     * <p>Cancellation: while it waits, as {@link #lock()}; later the future is cancelled, and then this unlocked.
     *
     * @param body makes the future, once this is locked; it may use the ambient {@link rar.api.Context}
     */
    public <T extends @Nullable Object> Future<T> withLock(Supplier<? extends Future<T>> body) {
        return new Guarded<>(acquire(), body, "AsyncMutex.withLock");
    }

    /** Whether somebody has the lock. A hint: it may have changed by the time it is looked at. */
    public boolean isLocked() {
        return pool.available() == 0;
    }

    /** How many wait; for tests. */
    int waiting() {
        return pool.queue().size();
    }

    private Acquire<MutexGuard> acquire() {
        return pool.acquire(1, MutexGuard::new, "AsyncMutex.lock");
    }
}
