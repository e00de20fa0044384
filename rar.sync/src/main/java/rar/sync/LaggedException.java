package rar.sync;

/**
 * A receiver of a {@link Broadcast} was too slow: values were overwritten before it received them. The next value that
 * it receives is the oldest there is.
 */
public final class LaggedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long lost;

    LaggedException(long lost) {
        // Without a stack trace: to lag is part of a receiver's life, and where it did does not say why.
        super("lost " + lost + " values: receive faster, or give the Broadcast a larger capacity", null, true, false);
        this.lost = lost;
    }

    /** How many values were lost, at least 1. */
    public long lost() {
        return lost;
    }
}
