package rar.benchmarks;

/** Passes numbers through a queue that holds {@link #CAPACITY} of them. */
public interface Channels extends Peer {
    /** How many values wait before a producer has to. */
    int CAPACITY = 1000;

    /**
     * Each producer sends {@code 0..values - 1}; the consumers share all of them.
     *
     * @return the sum of what was received
     */
    long transfer(int producers, int consumers, int values);
}
