package rar.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * A task that is ready to be polled, as a scheduler sees it.
 *
 * <p>Between two calls of {@link TaskExecutor#execute} for one task there is one call of {@link #run()}. A task that
 * waits for something is in no scheduler's hands: its next wake hands it in again.
 */
public interface Task extends Runnable {
    /** Polls the task's future once, on the calling thread. Throws nothing; costs what the poll costs. */
    @Override
    void run();

    /**
     * A number that no other task of the same scheduler has, given to this one when it is first asked for. It says
     * nothing about the order in which tasks were spawned.
     */
    long id();

    /** The name given at the spawn, or one made of the {@link #id()}. */
    String name();

    /**
     * This task as a link of a queue, which then allocates nothing for it; null if it has none to lend, and the queue
     * needs a node of its own. A task has one from its spawn until it first waits. To be asked within
     * {@link TaskExecutor#execute}, for that time only: when the task is handed in again, the answer may be another.
     *
     * <p>The link is for whoever the task was handed to, until he calls {@link #run()}; before that, its neighbour has
     * to be null again. So it has if {@code execute} throws and does not keep the task. If it throws and keeps it, the
     * link stays in the queue, although the runtime ends the task, until its turn comes and {@code run} does nothing.
     *
     * @implSpec null
     */
    default @Nullable TaskLink link() {
        return null;
    }
}
