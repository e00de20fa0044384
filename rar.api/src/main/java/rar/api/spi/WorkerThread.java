package rar.api.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.task.AmbientThread;

/**
 * A thread that runs tasks. On such a thread {@link rar.api.Context#current()} is the read of a field, and the
 * runtime's book-keeping is not shared with other workers.
 *
 * <p>It is a daemon, named after its scheduler. A subclass may override {@link #run()} and add fields of its own.
 */
@SuppressWarnings("exports") // the superclass holds what only the runtime may touch
public class WorkerThread extends AmbientThread {
    /**
     * Makes a thread that has not been started.
     *
     * @param config as given to the provider; its name becomes part of the thread's name
     * @param index the worker's number, from 0 and below {@code config.threads()}
     * @param body what the thread runs
     */
    public WorkerThread(ExecutorConfig config, int index, Runnable body) {
        this(Objects.requireNonNull(body, "body"), config, index);
    }

    /** Makes a thread for a subclass that overrides {@link #run()}; the parameters are those of the public one. */
    protected WorkerThread(ExecutorConfig config, int index) {
        this(null, config, index);
    }

    private WorkerThread(@Nullable Runnable body, ExecutorConfig config, int index) {
        super(config, body, "rar-" + config.name() + "-worker-" + index, index);
    }

    /**
     * Returns when this thread has ended; for {@link TaskExecutor#close()}. An interrupt does not shorten the wait, and
     * is kept for the caller.
     *
     * @throws IllegalStateException if called by this thread itself
     */
    public final void awaitEnd() {
        if (Thread.currentThread() == this) {
            throw new IllegalStateException("thread \"" + getName() + "\" cannot wait for its own end");
        }
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Runs a task, like {@link Task#run()}, which has to find out for itself on which thread it is. To be called by
     * this thread itself.
     */
    public final void runTask(Task task) {
        runHere(task);
    }

    /** The number given at construction. */
    public final int index() {
        return index;
    }
}
