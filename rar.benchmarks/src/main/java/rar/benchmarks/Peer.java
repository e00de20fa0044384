package rar.benchmarks;

/** What is measured beside others: a runtime with its threads started. */
public interface Peer extends AutoCloseable {
    /** Ends the threads. */
    @Override
    void close();
}
