package rar.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits, and those who wait for some of them in the order in which they came. Semaphores and locks are
 * this and a kind of guard; the idea to build locks on a fair semaphore is Tokio's.
 *
 * <p>Invariants, whenever the lock is free:
 *
 * <ol>
 *   <li>{@code available} and what the holds hold add up to {@code total}, with what was given to waiters that have
 *       been released and have not been polled since.
 *   <li>If somebody waits, there are fewer permits than the first in the queue asks for. So a newcomer that finds the
 *       queue empty and enough permits overtakes nobody, and one that finds somebody in the queue does not try.
 * </ol>
 *
 * <p>The second holds as whatever could break it is followed by {@link #serve}: permits that come back, and the first
 * in the queue leaving it, which lets another be first. The exception is a batch of wakers that is full: the rest is
 * served after those have been woken.
 */
final class PermitPool {
    private final WaitQueue queue = new WaitQueue();

    // Guarded by the queue's lock.
    private int available;
    private long total;

    PermitPool(int permits) {
        this.available = permits;
        this.total = permits;
    }

    /** Makes the guard for permits that were taken. */
    @FunctionalInterface
    interface Guard<G extends Hold> {
        G of(PermitPool pool, int permits);
    }

    /** A future of {@code permits} permits. */
    <G extends Hold> Acquire<G> acquire(int permits, Guard<G> guard, String operation) {
        return new Acquire<>(this, permits, guard, operation);
    }

    /** Permits at once, if nobody waits and there are enough. */
    <G extends Hold> Optional<G> tryAcquire(int permits, Guard<G> guard) {
        synchronized (queue.lock()) {
            if (!tryTake(permits)) {
                return Optional.empty();
            }
        }
        return Optional.of(guard.of(this, permits));
    }

    WaitQueue queue() {
        return queue;
    }

    int available() {
        synchronized (queue.lock()) {
            return available;
        }
    }

    /** Takes permits, if nobody waits and there are enough. Under the lock. */
    boolean tryTake(int permits) {
        if (!queue.isAlone() || available < permits) {
            return false;
        }
        available -= permits;
        return true;
    }

    /** Gives back all that {@code hold} holds. */
    void release(Hold hold) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            available += hold.takeAll();
            batch = serve();
        }
        WakeBatch.wake(batch);
    }

    /** Gives back {@code permits} of what {@code hold} holds. */
    void release(Hold hold, int permits) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            hold.take(permits);
            available += permits;
            batch = serve();
        }
        WakeBatch.wake(batch);
    }

    /** Empties {@code hold} and gives back all but {@code kept}, which are the caller's; false if it holds nothing. */
    boolean releaseAllBut(int kept, Hold hold) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            int permits = hold.takeAll();
            if (permits < kept) {
                return false;
            }
            available += permits - kept;
            batch = serve();
        }
        WakeBatch.wake(batch);
        return true;
    }

    /** Gives back permits that were given to a waiter that did not make a hold of them. */
    void release(int permits) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            available += permits;
            batch = serve();
        }
        WakeBatch.wake(batch);
    }

    /** Makes new permits. Returns false, and makes none, if there would be more than an int can count. */
    boolean add(int permits) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            if (total + permits > Integer.MAX_VALUE) {
                return false;
            }
            total += permits;
            available += permits;
            batch = serve();
        }
        WakeBatch.wake(batch);
        return true;
    }

    /** Makes an end of the permits that {@code hold} holds, and returns how many they were. */
    int forget(Hold hold) {
        synchronized (queue.lock()) {
            int permits = hold.takeAll();
            total -= permits;
            return permits;
        }
    }

    /** Someone has left the queue who may have been the first in it. */
    void left() {
        WakeBatch batch;
        synchronized (queue.lock()) {
            batch = serve();
        }
        WakeBatch.wake(batch);
    }

    /** Gives permits to those at the head of the queue for as long as there are enough. Under the lock. */
    private @Nullable WakeBatch serve() {
        if (queue.isAlone() || first().permits() > available) {
            return null;
        }
        return new WakeBatch(queue.lock(), this::serveInto);
    }

    private void serveInto(WakeBatch batch) {
        while (!batch.isFull() && !queue.isAlone() && first().permits() <= available) {
            Acquire<?> first = first();
            available -= first.permits();
            batch.add(first.release());
        }
    }

    private Acquire<?> first() {
        return (Acquire<?>) queue.first();
    }
}
