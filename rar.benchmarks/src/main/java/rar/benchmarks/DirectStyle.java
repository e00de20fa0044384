package rar.benchmarks;

/** Blocks of plain code that wait for each other. */
public interface DirectStyle extends Peer {
    /** One block awaits others, one after the other, that need not wait. */
    void call(int blocks);

    /** One block awaits others, one after the other, each of which yields, and so suspends both. */
    void suspend(int blocks);

    /** Starts blocks, each in a task of its own, that suspend and are not resumed, and returns at once. */
    void suspendForEver(int blocks);
}
