package rar.conformance;

/**
 * What a scheduler declares about itself, to be tested for more than every scheduler is, or to be spared what cannot
 * hold for it. That it has no threads of its own need not be declared: the kit sees a
 * {@link rar.api.spi.DrivenExecutor}, and drives it.
 */
public enum Trait {
    /** With one thread it runs tasks in the order of arrival: O1 is tested. */
    FIFO,

    /** Its threads outlive a task that throws: O2 is tested. */
    OUTLIVES_THROWING_TASKS,

    /** Its threads are {@link rar.api.spi.WorkerThread}s: O3 is tested. */
    WORKER_THREADS,

    /** It has one thread, whatever number it is asked for: no test needs two tasks to run at once. */
    SINGLE_THREAD,

    /**
     * Its threads belong to somebody else, such as an event loop that serves other purposes too. They may be shared and
     * outlive it: that they end (S5, R6), are nobody else's (R7), and are idle (S6), is not tested. Nor can it be known
     * how many there are: no test needs two tasks to run at once.
     */
    BORROWED_THREADS
}
