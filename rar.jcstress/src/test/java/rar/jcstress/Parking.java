package rar.jcstress;

import java.util.concurrent.locks.LockSupport;

/**
 * A thread's place to park in the tests of parking protocols, in place of {@link LockSupport}. It knows when no unpark
 * can come any more, because all that the other threads had to do is done. To park then without a permit is to sleep
 * for ever: the wake-up was lost, which this tells by a throw.
 *
 * <p>The thread that is to be unparked is known by an object of class {@code Thread} that need never run; its handler
 * of uncaught exceptions leads here.
 */
public final class Parking implements Thread.UncaughtExceptionHandler {
    private static final ThreadLocal<Parking> CURRENT = new ThreadLocal<>();

    private final Thread thread;
    private volatile boolean permit;
    private volatile boolean othersDone;
    private boolean timePasses; // the parked thread's

    /** Thrown by a park that would have no end. */
    @SuppressWarnings("serial") // is not serialized
    public static final class LostWakeUp extends RuntimeException {
        private LostWakeUp() {
            super("parked for ever", null, false, false);
        }
    }

    /** A place for a thread object that has not been started. */
    public Parking(Thread thread) {
        this.thread = thread;
        thread.setUncaughtExceptionHandler(this);
    }

    /** A place for a new thread object. */
    public Parking() {
        this(new Thread(() -> {}));
    }

    /** The calling thread parks here from now on, and is known by the thread object. */
    public void enter() {
        CURRENT.set(this);
    }

    /** When nobody will unpark the thread any more, a park with a limit reaches it, once. */
    public void letTimePass() {
        timePasses = true;
    }

    /** Nobody will unpark the thread any more. */
    public void othersAreDone() {
        othersDone = true;
    }

    // ---- called by the classes under test

    /** As {@link Thread#currentThread()}. */
    public static Thread currentThread() {
        Parking current = CURRENT.get();
        return current == null ? Thread.currentThread() : current.thread;
    }

    /** As {@link LockSupport#park(Object)}. */
    public static void park(Object blocker) {
        CURRENT.get().await();
    }

    /** As {@link LockSupport#parkNanos(Object, long)}; the time comes once at most, see {@link #letTimePass}. */
    public static void parkNanos(Object blocker, long nanos) {
        CURRENT.get().awaitTime();
    }

    /** As {@link LockSupport#unpark}. */
    public static void unpark(Thread thread) {
        if (thread.getUncaughtExceptionHandler() instanceof Parking parking) {
            parking.permit = true;
        }
    }

    private void await() {
        while (!permit) {
            if (othersDone && !permit) {
                throw new LostWakeUp();
            }
            Thread.onSpinWait();
        }
        permit = false;
    }

    private void awaitTime() {
        while (timePasses && !permit && !othersDone) {
            Thread.onSpinWait();
        }
        if (permit || !timePasses) {
            await();
        } else {
            timePasses = false;
        }
    }

    @Override
    public void uncaughtException(Thread ignored, Throwable failure) {
        throw new AssertionError("the thread is never started", failure);
    }
}
