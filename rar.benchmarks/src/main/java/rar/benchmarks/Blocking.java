package rar.benchmarks;

/** Runs on the calling thread what need not wait. */
public interface Blocking extends Peer {
    /** An asynchronous computation that does nothing. */
    void blockOnNothing();
}
