package rar.sync;

/**
 * Permits of a {@link Semaphore}, held by whoever has this object. They go back when it is closed, or in parts by
 * {@link #release}. All methods may be called by any thread.
 */
public final class SemaphorePermit extends Hold {
    SemaphorePermit(PermitPool pool, int permits) {
        super(pool, permits);
    }

    /** How many permits are held here; 0 after closing. */
    public int count() {
        return held();
    }

    /**
     * Gives some of the permits back early, and wakes those whose turn it is.
     *
     * @param permits at least 1 and at most {@link #count()}
     * @throws IllegalArgumentException if {@code permits} is less than 1
     * @throws IllegalStateException if fewer are held here; then none is given back
     */
    public void release(int permits) {
        pool().release(this, permits);
    }

    /**
     * Takes what is held here out of the semaphore for good: closing this does nothing any more, and the semaphore has
     * so many permits fewer until {@link Semaphore#addPermits} makes new ones.
     *
     * @return how many there were
     */
    public int forget() {
        return pool().forget(this);
    }
}
