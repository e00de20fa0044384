package rar.api.spi;

/**
 * A scheduler without threads: whoever waits in {@code blockOn} runs its tasks meanwhile.
 *
 * <p>The runtime does the waiting and the waking. An implementation is a queue with an order: {@link #execute} adds to
 * it, {@link #runNext()} takes from it. Tasks that are queued while nobody is inside {@code blockOn} stay queued until
 * somebody is, or until the scheduler closes.
 */
public interface DrivenExecutor extends TaskExecutor {
    /**
     * Runs one queued task on the calling thread, if there is one. Several threads may call this at a time.
     *
     * @return false if no task was queued
     */
    boolean runNext();
}
