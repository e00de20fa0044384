package rar.benchmarks;

/** Limits waits. */
public interface Timeouts extends Peer {
    /** One after the other: waits at most a second for what is ready after one trip through the queue of tasks. */
    void timeouts(int count);
}
