package rar.api.spi;

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
}
