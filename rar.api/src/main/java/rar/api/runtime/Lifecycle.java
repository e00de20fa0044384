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
 * entered after the look at the phase and before its scope is closed; then it is cancelled like the others, as whoever
 * runs it asks. The threads are ended last, when nothing is left for them to do.
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
    private volatile boolean cancelledSome; // written by the closer, before the latch opens

    // Guarded by `callers`.
    private final Set<BlockOn<?>> callers = new HashSet<>();
    private @Nullable Thread closer;

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
        return !closeAndCancel() && quiet;
    }

    /** Cancels what is unfinished, and returns when all threads have ended. */
    public void close() {
        requireForeignThread("close");
        closeAndCancel();
    }

    /** Returns whether tasks had to be cancelled, by this call or by one that came before. */
    private boolean closeAndCancel() {
        if (!toClosing()) {
            awaitClosed();
            return cancelledSome;
        }
        try {
            cancelledSome = cancelAll();
            awaitQuiet(Long.MAX_VALUE, false);
        } finally {
            try {
                core.closeParts();
            } finally {
                notClosing();
                closed.countDown();
            }
        }
        return cancelledSome;
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
            if (phase == Phase.CLOSING) {
                return false;
            }
            phase = Phase.CLOSING;
            closer = Thread.currentThread();
            return true;
        }
    }

    private void notClosing() {
        synchronized (callers) {
            closer = null;
        }
    }

    private boolean cancelAll() {
        List<BlockOn<?>> inside;
        synchronized (callers) {
            inside = new ArrayList<>(callers);
        }
        core.unscoped().close();
        long cancelled = core.unscoped().cancel();
        inside.forEach(BlockOn::schedulerClosed);
        return cancelled > 0 || !inside.isEmpty();
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
        try {
            core.unscoped().watch();
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
        boolean own = AmbientThread.currentBelongsTo(core.owner()) || calledByOwnTask() || isAwaitedByClose();
        if (own || (ambient != null && !ambient.mayBlock())) {
            throw new IllegalStateException(what + " was called "
                    + (own ? "on a thread that works for this scheduler, \"" : "inside a poll, on thread \"")
                    + Thread.currentThread().getName() + "\", which cannot wait for its own end:"
                    + " call it from the thread that built the scheduler \"" + core.name() + "\"");
        }
    }

    /** Whether this thread is inside blockOn, or closing already: in a handler, say, or a completion's callback. */
    private boolean isAwaitedByClose() {
        Thread thread = Thread.currentThread();
        synchronized (callers) {
            return thread == closer || callers.stream().anyMatch(caller -> caller.thread() == thread);
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
