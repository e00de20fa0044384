package rar.sync;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait, first come first served, and the lock that guards them. The futures are the elements themselves: to
 * wait allocates nothing, and to leave takes constant time.
 */
final class WaitQueue extends Link {
    private final Object lock;

    /** A queue that is its own lock. */
    WaitQueue() {
        this.lock = this;
    }

    /** A queue under another's lock. */
    WaitQueue(Object lock) {
        this.lock = lock;
    }

    /** What guards this queue, its waiters, and the state of the primitive that has it. */
    Object lock() {
        return lock;
    }

    /** Who has waited longest; the queue is not empty. */
    Waiter<?> first() {
        return (Waiter<?>) next();
    }

    /** How many wait. Takes the lock, and counts. */
    int size() {
        synchronized (lock) {
            return count();
        }
    }

    /**
     * Has everybody who waits now look again. Called under the lock, after the change that they are to see.
     *
     * <p>If they are more than a batch, the rest is moved out of the way of those who come later, and remains waiting
     * in the meantime: can be polled, and finds what there is; or be cancelled, and leaves.
     *
     * @return those to be woken, outside the lock; null if nobody waits
     */
    @Nullable
    WakeBatch releaseAll() {
        if (isAlone()) {
            return null;
        }
        WaitQueue leaving = new WaitQueue(lock);
        leaving.appendAll(this);
        return new WakeBatch(lock, leaving::releaseInto);
    }

    /** Releases waiters, under the lock, until none is left or the batch is full. */
    void releaseInto(WakeBatch batch) {
        while (!isAlone() && !batch.isFull()) {
            batch.add(first().release());
        }
    }
}
