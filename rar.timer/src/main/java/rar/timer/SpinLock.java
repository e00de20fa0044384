package rar.timer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock for sections so short that the holder has left before a waiting thread could be put to sleep. A thread that
 * finds it held spins; then offers its processor to others, among which may be the holder, if it has lost its own; and
 * at last sleeps for moments. Neither reentrant nor fair.
 *
 * <p>Those who schedule and cancel may do so on the brink of a stack overflow, where a call of {@link #unlock()} may
 * overflow as well. They release the lock after an error by an assignment to {@code held}, which needs no stack.
 */
final class SpinLock {
    private static final int SPINS = 64;
    private static final int YIELDS = 64;
    private static final long NAP_NANOS = 50_000;
    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    volatile boolean held;

    /** Waits for the lock and takes it. Acquires what {@link #unlock()} released. */
    void lock() {
        if (!tryLock()) {
            lockLater();
        }
    }

    /** Lets the lock go. To be called by the thread that holds it. */
    void unlock() {
        // Release: publishes what the holder wrote to the tryLock() that succeeds next. Nothing needs the fence of a
        // volatile write, as no waiting threads are looked for after it. A plain one could come before the others.
        HELD.setRelease(this, false);
    }

    private boolean tryLock() {
        // Acquires what unlock() released. As a volatile access it is stronger than that needs, and costs the same.
        return HELD.compareAndSet(this, false, true);
    }

    private void lockLater() {
        int attempts = 0;
        do {
            pause(attempts++);
            // To read first leaves the cache line with the holder for as long as an exchange would fail.
        } while (held || !tryLock());
    }

    @SuppressWarnings("ThreadPriorityCheck") // a thread that yields too little sleeps next
    private void pause(int attempts) {
        if (attempts < SPINS) {
            Thread.onSpinWait();
        } else if (attempts < SPINS + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
    }
}
