package rar.api.spi;

/** Why a task is handed to a scheduler: a hint for the order, which a scheduler is free to ignore. */
public enum Cause {
    /** The task is new. */
    SPAWN,

    /** What the task waited for has happened. Its data is likely to be in the waking thread's cache. */
    WAKE,

    /**
     * The task was woken while it was polled, as one that yields is. It should let the others go first. It is handed
     * over by its own {@code run()}, as the last thing that this does.
     */
    YIELD
}
