package rar.sync;

/**
 * Waits for permits. They are given to it under the pool's lock, and the next poll makes a guard of them.
 *
 * @param <G> the type of the guard
 */
final class Acquire<G extends Hold> extends Waiter<G> {
    private final PermitPool pool;
    private final int permits;
    private final PermitPool.Guard<G> guard;
    private final String operation;

    Acquire(PermitPool pool, int permits, PermitPool.Guard<G> guard, String operation) {
        this.pool = pool;
        this.permits = permits;
        this.guard = guard;
        this.operation = operation;
    }

    int permits() {
        return permits;
    }

    @Override
    WaitQueue queue() {
        return pool.queue();
    }

    @Override
    String operation() {
        return operation;
    }

    /** A waiter in the queue does not try by itself, nor could it: who tries finds a queue that is not empty. */
    @Override
    boolean tryTake(boolean released) {
        return released || pool.tryTake(permits);
    }

    @Override
    G result() {
        return guard.of(pool, permits);
    }

    @Override
    void left() {
        pool.left();
    }

    @Override
    void handOn() {
        pool.release(permits);
    }
}
