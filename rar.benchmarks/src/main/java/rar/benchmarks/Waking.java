package rar.benchmarks;

/** Tasks that wait for each other. Each method is called by a foreign thread. */
public interface Waking extends Peer {
    /** Starts tasks that yield so many times each, and returns when all have ended; Tokio's {@code yield_many}. */
    void yieldMany(int tasks, int yields);

    /**
     * A task starts {@code rounds} tasks, and each of them another one, sends it a value, and awaits its answer;
     * Tokio's {@code ping_pong}.
     */
    void pingPong(int rounds);

    /** Two tasks send each other one value after the other, each through a one-shot channel of its own. */
    void roundTrips(int rounds);

    /**
     * Starts a task that waits, and then runs {@code woken}.
     *
     * @return what wakes it
     */
    Runnable waiting(Runnable woken);
}
