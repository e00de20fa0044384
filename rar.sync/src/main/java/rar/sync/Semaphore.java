package rar.sync;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * A number of permits, and those who wait for some of them: bounds how many do something at the same time.
 *
 * <pre>{@code
 * Semaphore connections = new Semaphore(10);
 * Future<Reply> reply = connections.withPermit(() -> query());
 * }</pre>
 *
 * <p>Fair: permits are given in the order in which the futures were first polled. One that asks for many is not
 * overtaken by those behind it that ask for few, also not by {@link #tryAcquire()}. All methods may be called by any
 * thread and take constant time; {@link #addPermits}, and giving many permits back at once, take time for each waiter
 * that they serve.
 *
 * <p>Permits are held by a {@link SemaphorePermit}, and go back when that is closed. A combinator that cancels its
 * children, such as a timeout, gives the permits of a pending {@link #acquire()} back, but it may also drop a value
 * that came at the same moment, and a dropped permit is closed by nobody. {@link #withPermit} has no such gap.
 */
public final class Semaphore {
    private final PermitPool pool;

    /**
     * Makes a semaphore.
     *
     * @param permits how many there are at first, at least 0
     * @throws IllegalArgumentException if {@code permits} is negative
     */
    public Semaphore(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("permits must not be negative: " + permits);
        }
        this.pool = new PermitPool(permits);
    }

    /** A future of one permit, as {@link #acquire(int)} with 1. */
    public Future<SemaphorePermit> acquire() {
        return acquire(1);
    }

    /**
     * A future of {@code permits} permits, all at once. If there are never as many, it waits until {@link #addPermits}
     * makes them. It takes its place in the queue at the first poll.
     *
     * <p>Cancellation: leaves the queue, and lets those behind go ahead. Permits that were given to it already go to
     * the next in the queue.
     *
     * @throws IllegalArgumentException if {@code permits} is less than 1
     */
    public Future<SemaphorePermit> acquire(int permits) {
        return pool.acquire(requirePositive(permits), SemaphorePermit::new, "Semaphore.acquire");
    }

    /** One permit, if there is one and nobody waits; else empty. */
    public Optional<SemaphorePermit> tryAcquire() {
        return tryAcquire(1);
    }

    /**
     * So many permits, if there are as many and nobody waits; else empty.
     *
     * @throws IllegalArgumentException if {@code permits} is less than 1
     */
    public Optional<SemaphorePermit> tryAcquire(int permits) {
        return pool.tryAcquire(requirePositive(permits), SemaphorePermit::new);
    }

    /**
     * Runs a future while one permit is held. The permit is given back when that future has ended, with a value, a
     * failure or by cancellation.
     *
     * <p>Cancellation: while it waits, as {@link #acquire()}; later the future is cancelled, and then the permit given
     * back.
     *
     * @param body makes the future, once the permit is there; it may use the ambient {@link rar.api.Context}
     */
    public <T extends @Nullable Object> Future<T> withPermit(Supplier<? extends Future<T>> body) {
        return withPermits(1, body);
    }

    /**
     * Runs a future while so many permits are held, as {@link #withPermit} does.
     *
     * <p>Cancellation: as with {@link #withPermit}.
     *
     * @throws IllegalArgumentException if {@code permits} is less than 1
     */
    public <T extends @Nullable Object> Future<T> withPermits(int permits, Supplier<? extends Future<T>> body) {
        Acquire<SemaphorePermit> acquire =
                pool.acquire(requirePositive(permits), SemaphorePermit::new, "Semaphore.acquire");
        return new Guarded<>(acquire, body, "Semaphore.withPermits");
    }

    /** How many permits nobody holds. A hint: it may have changed by the time it is looked at. */
    public int availablePermits() {
        return pool.available();
    }

    /**
     * Makes new permits, and wakes those whose turn it is. Permits that were acquired are given back by closing them,
     * not by this.
     *
     * @param permits at least 1
     * @throws IllegalArgumentException if {@code permits} is less than 1
     * @throws IllegalStateException if there would be more than {@link Integer#MAX_VALUE} in all
     */
    public void addPermits(int permits) {
        if (!pool.add(requirePositive(permits))) {
            throw new IllegalStateException(
                    "cannot add " + permits + " permits: there would be more than " + Integer.MAX_VALUE);
        }
    }

    /** How many wait; for tests. */
    int waiting() {
        return pool.queue().size();
    }

    private static int requirePositive(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("permits must be at least 1: " + permits);
        }
        return permits;
    }
}
