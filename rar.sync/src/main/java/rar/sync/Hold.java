package rar.sync;

/**
 * Permits that somebody holds: what guards are made of. Closing a guard gives the permits back; closing it again does
 * nothing. Any thread may do so.
 */
abstract class Hold implements AutoCloseable {
    private final PermitPool pool;
    private int held; // guarded by the pool's lock

    Hold(PermitPool pool, int held) {
        this.pool = pool;
        this.held = held;
    }

    /**
     * Gives back what is held, and wakes those whose turn it is. Does nothing if nothing is held any more: closing
     * twice is as good as once. Never blocks; any thread may close.
     */
    @Override
    public void close() {
        pool.release(this);
    }

    final PermitPool pool() {
        return pool;
    }

    final int held() {
        synchronized (pool.queue().lock()) {
            return held;
        }
    }

    /** Takes all out of this hold, under the pool's lock. */
    final int takeAll() {
        int all = held;
        held = 0;
        return all;
    }

    /** Takes some out of this hold, under the pool's lock. Changes nothing if there are not as many. */
    final void take(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("permits must be at least 1: " + permits);
        }
        if (permits > held) {
            throw new IllegalStateException(
                    held == 0
                            ? "cannot release " + permits + ": nothing is held here any more, it was closed"
                            : "cannot release " + permits + ": " + held + " are held here");
        }
        held -= permits;
    }
}
