package rar.api.future;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to poll what only one may poll at a time: a set has one parent to wake, and a second one that waits
 * would wait for ever. For one owner, hence plain.
 */
public final class Turn {
    private final String what;
    private @Nullable Object holder;

    /**
     * Nobody's turn.
     *
     * @param what is polled, for the message
     */
    public Turn(String what) {
        this.what = what;
    }

    /**
     * Takes the turn.
     *
     * @throws IllegalStateException if another future waits
     */
    public void take(Object who) {
        if (holder != null && holder != who) {
            throw new IllegalStateException("a " + what + " was polled while another of its futures waits:"
                    + " await one, or cancel it, before you poll the next");
        }
        holder = who;
    }

    /** Takes the turn from whoever has it. */
    public void seize(Object who) {
        holder = who;
    }

    /** Lets the turn go, if {@code who} has it. */
    public void release(Object who) {
        if (holder == who) {
            holder = null;
        }
    }
}
