package rar.sync;

/** An {@link AsyncReadWriteLock} that is locked for writing, until this is closed. Any thread may close it. */
public final class WriteGuard extends Hold {
    WriteGuard(PermitPool pool, int permits) {
        super(pool, permits);
    }

    /**
     * Goes on with a lock for reading, with no writer in between: readers that wait at the head of the queue get in
     * too. This guard is closed by that.
     *
     * @throws IllegalStateException if this guard was closed before
     */
    public ReadGuard downgrade() {
        if (!pool().releaseAllBut(1, this)) {
            throw new IllegalStateException("cannot downgrade: this guard was closed already");
        }
        return new ReadGuard(pool(), 1);
    }
}
