package rar.examples.schedulers;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/**
 * Runs tasks on any {@link Executor}: an event loop such as Netty's or Swing's, a thread pool, virtual threads.
 *
 * <p>S5 is kept here: {@link #close()} waits until what was handed in has been run. The rest is as good as the
 * executor. S1: it must run all it takes, and starve none; a pool whose workers take their own newest first does, such
 * as {@code ForkJoinPool.commonPool()}. S2: it must never run a task in the caller or block it; so no
 * {@code CallerRunsPolicy}, no bounded queue that waits. S3 and S4 are promised by every {@code Executor} of the JDK,
 * and S6 is kept by all that park. Threads that are not this scheduler's own live on after it.
 */
final class AdaptedExecutor implements TaskExecutor {
    private final Executor executor;
    private final Runnable whenClosed;
    private int pending; // handed in and not yet run; guarded by this, as is closed
    private boolean closed;

    /** What {@code whenClosed} does comes last: it ends threads, if they are to be ended. */
    AdaptedExecutor(Executor executor, Runnable whenClosed) {
        this.executor = executor;
        this.whenClosed = whenClosed;
    }

    @Override
    public void execute(Task task, Cause cause) {
        enter();
        try {
            executor.execute(() -> run(task));
        } catch (Throwable t) {
            leave();
            throw t;
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        synchronized (this) {
            closed = true;
            while (pending > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        whenClosed.run();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Task task) {
        try {
            task.run();
        } finally {
            leave();
        }
    }

    /** While tasks are left to run, they may hand in others. */
    private synchronized void enter() {
        if (closed && pending == 0) {
            throw new RejectedExecutionException("this executor is closed");
        }
        pending++;
    }

    private synchronized void leave() {
        pending--;
        notifyAll();
    }
}
