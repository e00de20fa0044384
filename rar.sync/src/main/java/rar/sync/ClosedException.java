package rar.sync;

/**
 * What was asked for will not come, or cannot be done, any more: it was closed, as it may be at any time, by this side
 * or the other.
 */
public final class ClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what was attempted, and what was closed
     */
    public ClosedException(String message) {
        super(message);
    }
}
