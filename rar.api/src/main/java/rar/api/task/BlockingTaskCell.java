package rar.api.task;

import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.Callable;
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

    BlockingTaskCell(Callable<? extends T> body) {
        super(context -> Poll.ready(body.call()));
    }

    @Override
    public void run() {
        runner(Thread.currentThread());
        try {
            super.run();
        } finally {
            runner(null);
            Thread.interrupted(); // the body is over, and so is the interest in its interruption
        }
    }

    @Override
    void enqueue(Cause cause) {
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

    @Override
    boolean endsCancelled(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException
                || super.endsCancelled(failure);
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
