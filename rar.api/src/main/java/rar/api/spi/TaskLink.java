package rar.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * A link of a queue of tasks. A new task is one itself, see {@link Task#link()}, which says for how long; for others
 * the queue has links of its own.
 *
 * <p>Not safe for use by several threads: whoever the task was handed to orders the accesses.
 */
public interface TaskLink {
    /** The task. */
    Task task();

    /** The neighbour that was set last; null at first. */
    @Nullable
    TaskLink next();

    /** Sets the neighbour: the link of another task, or one of the queue's own. */
    void next(@Nullable TaskLink link);
}
