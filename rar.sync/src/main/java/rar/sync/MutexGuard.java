package rar.sync;

/** An {@link AsyncMutex} that is locked, until this is closed. Any thread may close it. */
public final class MutexGuard extends Hold {
    MutexGuard(PermitPool pool, int permits) {
        super(pool, permits);
    }
}
