package rar.api.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import rar.api.Waker;
import rar.api.task.Ambient;
import rar.api.task.AmbientThread;
import rar.api.task.RuntimeContext;

/**
 * From open to closed (R6).
 *
 * <pre>
 *   OPEN --shutdown--> DRAINING --close--> CLOSING --all tasks and callers gone--> CLOSED
 *     \-----------------close---------------/
 * </pre>
 *
 * <p>While DRAINING, the tasks there are may go on, and spawn what they need to come to an end; nothing comes in from
 * outside. While CLOSING, nothing is spawned at all: the scopes are closed, then their tasks cancelled. A task may be
 * entered after the look at the phase and before its scope is closed; then it is cancelled like the others, since the
 * scope's lock orders the two. The threads are ended last, when nothing is left for them to do.
 */
public final class Lifecycle implements Waker {
    private enum Phase {
        OPEN,
        DRAINING,
        CLOSING
    }

    private final Core core;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Waiter> waiters = new CopyOnWriteArrayList<>();
    private volatile Phase phase = Phase.OPEN; // written under `callers`
    private final Set<BlockOn<?>> callers = new HashSet<>(); // guarded by itself

    Lifecycle(Core core) {
        this.core = core;
    }

    /** A scope may have emptied: those who wait for quiet have a look. */
    @Override
    public void wake() {
        waiters.forEach(Waiter::wake);
    }

    /** Lets tasks finish for {@code grace}, then closes; true if all finished by themselves. */
    public boolean shutdown(Duration grace) {
        requireForeignThread("shutdown");
        synchronized (callers) {
            if (phase == Phase.OPEN) {
                phase = Phase.DRAINING;
            }
        }
        boolean quiet = awaitQuiet(nanos(grace), true);
        close();
        return quiet;
    }

    /** Cancels what is unfinished, and returns when all threads have ended. */
    public void close() {
        requireForeignThread("close");
        if (toClosing()) {
            try {
                cancelAll();
                awaitQuiet(Long.MAX_VALUE, false);
                core.closeParts();
            } finally {
                closed.countDown();
            }
        } else {
            awaitClosed();
        }
    }

    /** Whether {@link #close()} has begun. */
    public boolean isClosed() {
        return phase == Phase.CLOSING;
    }

    void requireOpen(String what) {
        Phase now = phase;
        if (now == Phase.CLOSING || (now == Phase.DRAINING && !calledByOwnTask())) {
            throw new RejectedExecutionException(what + " on scheduler \"" + core.name() + "\", which is "
                    + (now == Phase.CLOSING ? "closed" : "shutting down") + ": build another one");
        }
    }

    void enter(BlockOn<?> caller) {
        boolean late;
        synchronized (callers) {
            callers.add(caller);
            late = phase == Phase.CLOSING;
        }
        if (late) {
            caller.schedulerClosed();
        }
    }

    void leave(BlockOn<?> caller) {
        synchronized (callers) {
            callers.remove(caller);
        }
        wake();
    }

    private boolean toClosing() {
        synchronized (callers) {
            boolean first = phase != Phase.CLOSING;
            phase = Phase.CLOSING;
            return first;
        }
    }

    private void cancelAll() {
        List<BlockOn<?>> inside;
        synchronized (callers) {
            inside = new ArrayList<>(callers);
        }
        core.unscoped().close();
        core.unscoped().cancel();
        inside.forEach(BlockOn::schedulerClosed);
    }

    /**
     * Waits until no task is unfinished and nobody is inside {@code blockOn}.
     *
     * @param nanos how long at most
     * @param interruptible whether an interrupt ends the wait; it is kept for the caller in any case
     */
    private boolean awaitQuiet(long nanos, boolean interruptible) {
        long start = System.nanoTime();
        boolean interrupted = false;
        Waiter waiter = new Waiter(core.drivers());
        waiters.add(waiter);
        core.unscoped().watch();
        try {
            while (!isQuiet()) {
                interrupted |= Thread.interrupted();
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0 || (interrupted && interruptible)) {
                    return false;
                }
                if (!waiter.takeWake()) {
                    waiter.pause(left);
                }
            }
            return true;
        } finally {
            waiters.remove(waiter);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isQuiet() {
        synchronized (callers) {
            if (!callers.isEmpty()) {
                return false;
            }
        }
        return core.unscoped().isEmpty();
    }

    private void awaitClosed() {
        boolean interrupted = false;
        while (closed.getCount() != 0) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean calledByOwnTask() {
        RuntimeContext ambient = Ambient.get();
        return ambient != null && ambient.scope().host() == core;
    }

    /** A thread that has to end, or to return from a poll, cannot wait for just that. */
    private void requireForeignThread(String what) {
        RuntimeContext ambient = Ambient.get();
        boolean own = AmbientThread.currentBelongsTo(core.owner()) || calledByOwnTask();
        if (own || (ambient != null && !ambient.mayBlock())) {
            throw new IllegalStateException(what + " was called "
                    + (own ? "on a thread that runs this scheduler's tasks, \"" : "inside a poll, on thread \"")
                    + Thread.currentThread().getName() + "\", which cannot wait for its own end:"
                    + " call it from the thread that built the scheduler \"" + core.name() + "\"");
        }
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
