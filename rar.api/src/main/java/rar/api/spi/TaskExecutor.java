package rar.api.spi;

/**
 * Runs tasks in an order of its own choice, on threads of its own. This is the scheduler proper; rules S1 to S6 of the
 * {@linkplain rar.api.spi package} say what makes one correct.
 *
 * <p>Threads that run tasks should be {@link WorkerThread}s: the ambient context is then found in a field.
 *
 * @see DrivenExecutor for a scheduler without threads
 */
public interface TaskExecutor extends AutoCloseable {
    /**
     * Takes a task that is ready to be polled. Called by any thread, tasks of this executor included; returns at once,
     * and never runs the task in the caller. Also called between the start of a {@link #close()} and its end.
     *
     * @param task what to run, once
     * @param cause why it is handed in, a hint for the order
     * @throws java.util.concurrent.RejectedExecutionException if this executor is closed; the runtime then ends the
     *     task
     */
    void execute(Task task, Cause cause);

    /**
     * The same, from a thread that is known to be a worker, so that nobody need ask for it. To be overridden by
     * executors to which the thread makes a difference. The runtime calls the one method or the other, as it pleases.
     *
     * @param current the current thread: a worker of this scheduler, or of another
     */
    default void execute(Task task, Cause cause, WorkerThread current) {
        execute(task, cause);
    }

    /**
     * Runs what is queued and ends this executor's threads. Called by the runtime once, from a thread that is not one
     * of them, when all tasks have finished. Returns when the threads have ended.
     */
    @Override
    void close();
}
