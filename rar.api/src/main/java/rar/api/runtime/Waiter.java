package rar.api.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import rar.api.Waker;

/**
 * A thread that waits for a wake, and drives an executor without threads meanwhile.
 *
 * <pre>
 *   from      event    to        by
 *   AWAKE     wake     NOTIFIED  anyone
 *   PARKED    wake     NOTIFIED  anyone, who unparks
 *   PARKED    nudge    AWAKE     anyone, who unparks: look at the executor again
 *   AWAKE     pause    PARKED    the waiter
 *   PARKED    pause    AWAKE     the waiter, on its way back
 *   NOTIFIED  take     AWAKE     the waiter
 * </pre>
 *
 * <p>All moves are volatile read-modify-writes: a wake that is taken makes visible what its waker did before.
 */
final class Waiter implements Waker {
    private static final int AWAKE = 0;
    private static final int NOTIFIED = 1;
    private static final int PARKED = 2;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread = Thread.currentThread();
    private final @Nullable Drivers drivers;

    @SuppressWarnings("UnusedVariable") // by STATE
    private int state;

    /**
     * A waiter for the current thread.
     *
     * @param drivers where to find tasks to run, or null if the executor has threads of its own
     */
    Waiter(@Nullable Drivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public void wake() {
        if ((int) STATE.getAndSet(this, NOTIFIED) == PARKED) {
            LockSupport.unpark(thread);
        }
    }

    /** Ends a pause without a wake. */
    void nudge() {
        if (STATE.compareAndSet(this, PARKED, AWAKE)) {
            LockSupport.unpark(thread);
        }
    }

    /** Whether a wake came since the last one was taken. Takes it. */
    boolean takeWake() {
        return STATE.compareAndSet(this, NOTIFIED, AWAKE);
    }

    /**
     * Does one step of waiting: runs a task of a driven executor, or parks. Returns after the task, at a wake, a nudge
     * or an interrupt, after the time, or for no reason.
     *
     * @param nanos how long at most
     */
    void pause(long nanos) {
        if (drivers == null) {
            park(nanos);
        } else if (!drivers.runNext()) {
            drivers.add(this);
            try {
                parkUnlessThereIsWork(nanos, drivers);
            } finally {
                drivers.remove(this);
            }
        }
    }

    /** Runs a task of a driven executor, if there is one. */
    void help() {
        if (drivers != null) {
            drivers.runNext();
        }
    }

    private void park(long nanos) {
        if (STATE.compareAndSet(this, AWAKE, PARKED)) {
            LockSupport.parkNanos(this, nanos);
            STATE.compareAndSet(this, PARKED, AWAKE);
        }
    }

    /**
     * PARKED first, then the last look at the queue. A wake or a nudge meanwhile leaves its permit, but the executor
     * may wait for a lock of its own in that look, and so use the permit up; hence the look at the state, after which
     * nothing comes between us and the park.
     */
    private void parkUnlessThereIsWork(long nanos, Drivers drivers) {
        if (STATE.compareAndSet(this, AWAKE, PARKED)) {
            // Pairs with the fence in Drivers.nudge(): we are among the sleepers and then look at the queue, whoever
            // enqueues looks at the sleepers afterwards. Without both fences each could miss the other.
            VarHandle.fullFence();
            if (!drivers.runNext() && (int) STATE.getVolatile(this) == PARKED) {
                LockSupport.parkNanos(this, nanos);
            }
            STATE.compareAndSet(this, PARKED, AWAKE);
        }
    }

    Thread thread() {
        return thread;
    }
}
