package rar.benchmarks;

/** Sets timers that are given up before they are due. {@link Delays} says how long they have. */
public interface Timers extends Peer {
    /** Sets so many timers and leaves them. */
    void fill(int pending);

    /** Sets a timer and gives it up, and so on. */
    void setAndCancel(int timers);

    /** Sets so many timers and then gives them up. */
    void setThenCancel(int timers);
}
