package rar.sync;

/** An {@link AsyncReadWriteLock} that is locked for reading, until this is closed. Any thread may close it. */
public final class ReadGuard extends Hold {
    ReadGuard(PermitPool pool, int permits) {
        super(pool, permits);
    }
}
