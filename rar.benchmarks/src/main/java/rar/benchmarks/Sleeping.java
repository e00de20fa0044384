package rar.benchmarks;

/** Tasks that sleep. */
public interface Sleeping extends Peer {
    /** Starts a task that sleeps so long, and returns at once. */
    void sleep(long nanos);

    /** Starts a task that sleeps so long and then runs {@code woke}, and returns at once. */
    void sleepThen(long nanos, Runnable woke);
}
