package rar.api.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import rar.api.Waker;

/**
 * Who waits for a task: a field of the task that grows with the need.
 *
 * <pre>
 *   null  --first awaiter-->  Waker  --second-->  WakerSet  --task done-->  CLOSED
 * </pre>
 *
 * <p>An awaiter leaves its waker and then sets JOINED; the task sets DONE and then, if JOINED was set, takes the
 * wakers. Both are read-modify-writes of one variable, so one of the two sees the other: either the awaiter finds DONE,
 * or the task finds JOINED, and with it the waker that was left before. Once JOINED is set, an awaiter that comes too
 * late to be taken finds CLOSED.
 */
abstract class TaskJoiners extends TaskState {
    private static final Object CLOSED = new Object();
    private static final VarHandle JOINERS;

    static {
        try {
            JOINERS = MethodHandles.lookup().findVarHandle(TaskJoiners.class, "joiners", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedVariable") // by JOINERS
    private @Nullable Object joiners;

    /** A waker threw; a task's end must reach the other wakers all the same. */
    abstract void reportUncaught(Throwable failure);

    /** Has {@code waker} woken at the task's end. False if the task is done, and the outcome there to take. */
    final boolean join(Waker waker) {
        if (!add(waker)) {
            return false;
        }
        int before = toJoined();
        if ((before & DONE) == 0) {
            return true;
        }
        if ((before & JOINED) == 0) {
            // Nobody was noted before the end, so nobody will take the wakers: everyone who left one comes by here.
            JOINERS.setVolatile(this, CLOSED);
        }
        return false;
    }

    /** Takes back what {@link #join} left. */
    final void leave(Waker waker) {
        Object seen = JOINERS.getAcquire(this);
        if (seen == waker && JOINERS.compareAndSet(this, waker, null)) {
            return;
        }
        // A second awaiter may have made a set of it meanwhile; a set stays one until the end.
        if (JOINERS.getAcquire(this) instanceof WakerSet set) {
            set.remove(waker);
        }
    }

    /** Wakes all that joined. Called once, after DONE. */
    final void wakeJoiners() {
        Object taken = JOINERS.getAndSet(this, CLOSED);
        if (taken instanceof WakerSet set) {
            set.close().forEach(this::wakeOne);
        } else if (taken instanceof Waker waker) {
            wakeOne(waker);
        }
    }

    private boolean add(Waker waker) {
        for (; ; ) {
            Object seen = JOINERS.getAcquire(this); // acquires the set's construction; pairs with the CAS below
            if (seen == waker) {
                return true;
            }
            if (seen == CLOSED) {
                return false;
            }
            if (seen instanceof WakerSet set) {
                return set.add(waker);
            }
            Object grown = seen == null ? waker : new WakerSet((Waker) seen, waker);
            if (JOINERS.compareAndSet(this, seen, grown)) {
                return true;
            }
        }
    }

    private void wakeOne(Waker waker) {
        try {
            waker.wake();
        } catch (Throwable t) {
            reportUncaught(t);
        }
    }
}
