package rar.api.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for critical sections of a few instructions that wait for nothing. It is not reentrant. A thread that finds it
 * taken spins for a little and then yields, for the case that the holder has lost its processor.
 *
 * <p>A task may wait, or cancel, on the brink of a stack overflow, where a call of {@link #unlock()} may overflow as
 * well. So after an error the lock is released by an assignment to {@code held}, which needs no stack; it is volatile
 * for that.
 */
abstract class SpinLock extends Padded {
    private static final int SPINS = 64;
    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // by HELD
    volatile boolean held;

    final void lock() {
        // Acquire pairs with the release in unlock(): what the last holder wrote is visible. Nothing stronger is
        // needed, as nothing is published by taking the lock.
        if (!HELD.weakCompareAndSetAcquire(this, false, true)) {
            lockSlowly();
        }
    }

    final void unlock() {
        HELD.setRelease(this, false);
    }

    @SuppressWarnings("ThreadPriorityCheck") // yields to a holder that has lost its processor; nothing relies on it
    private void lockSlowly() {
        int spins = 0;
        // The opaque look keeps the line shared until the lock seems free.
        while ((boolean) HELD.getOpaque(this) || !HELD.weakCompareAndSetAcquire(this, false, true)) {
            if (++spins % SPINS == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
