package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Scheduler;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.Timer;

/** What tasks and scopes need of the scheduler they belong to. */
public interface Host {
    /** What identifies its workers' threads. */
    Object owner();

    /** The public face. */
    Scheduler scheduler();

    /**
     * Hands a task to the executor.
     *
     * @param current the current thread, if it is known; null if it may be any
     */
    void execute(Task task, Cause cause, @Nullable AmbientThread current);

    /** Hands a blocking call to the pool for those. */
    void executeBlocking(Task task);

    /** Takes a blocking call back that has not started, if the pool still has it. */
    void removeBlocking(Task task);

    /** The timer, made at the first call. */
    Timer timer();

    /** A failure that reaches nobody by itself. Throws nothing. */
    void uncaught(TaskCell<?> task, Throwable failure);

    /** A task failed while nobody awaited it; somebody may still come. */
    void unawaited(TaskCell<?> task);

    /** A number for a task: from 1 on, each once. */
    long nextId();

    /**
     * Into how many stripes a scope divides its books: a power of two, more than there are workers if these are few.
     */
    int stripes();
}
