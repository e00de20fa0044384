package rar.api.task;

import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import rar.api.Poll;
import rar.api.spi.Cause;

/**
 * A blocking call: a task whose one poll runs the body, on a thread of the blocking pool. Cancelling it while it runs
 * interrupts that thread; the lock makes sure that the interrupt cannot hit what the thread does next.
 */
final class BlockingTaskCell<T extends @Nullable Object> extends TaskCell<T> {
    private final Object lock = new Object();
    private @Nullable Thread runner; // guarded by lock

    BlockingTaskCell(Callable<? extends T> body, @Nullable Bindings bindings) {
        super(context -> Poll.ready(body.call()), bindings);
    }

    /** The runner is known before the state says RUNNING: whoever cancels from then on finds a thread to interrupt. */
    @Override
    void run(@Nullable AmbientThread current) {
        runner(current != null ? current : Thread.currentThread());
        try {
            super.run(current);
        } finally {
            runner(null);
        }
    }

    /** Runs the body. What comes after it, such as waking joiners, is nobody's to interrupt. */
    @Override
    Poll<T> pollFuture(AmbientSlot slot) throws Exception {
        try {
            return super.pollFuture(slot);
        } finally {
            runner(null);
            Thread.interrupted();
        }
    }

    /** Listed from the beginning: it may be long in the queue, or in its one run, and is to be ended there. */
    @Override
    void enqueue(Cause cause, @Nullable AmbientThread current) {
        list();
        scope().host().executeBlocking(this);
    }

    @Override
    void interrupt() {
        synchronized (lock) {
            if (runner != null) {
                runner.interrupt();
            }
        }
    }

    /** A queued call may wait for long, behind others that block. It has nothing to undo, so it ends here and now. */
    @Override
    void cancelledInQueue() {
        scope().host().removeBlocking(this);
        super.run(null);
    }

    @Override
    boolean endsCancelled(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) { // bodies like to wrap what is checked
            if (t instanceof InterruptedException
                    || t instanceof ClosedByInterruptException
                    || t instanceof CancellationException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean mayBlock() {
        return true;
    }

    private void runner(@Nullable Thread thread) {
        synchronized (lock) {
            runner = thread;
        }
    }
}
