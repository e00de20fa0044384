package rar.api.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a deadline. The entry is its own node in the timer's data structure, so that scheduling
 * allocates nothing and a million pending entries cost no second object each.
 *
 * <p>All accessors are for the {@link Timer} that the entry is scheduled with, which guards them with its own lock or
 * thread. A list uses the links, a heap can use {@link #slot()} for the index.
 */
public abstract class TimerEntry {
    /** The value of {@link #slot()} for an entry that is not scheduled. */
    public static final int UNSCHEDULED = -1;

    private long deadline;
    private int slot = UNSCHEDULED;
    private @Nullable TimerEntry next;
    private @Nullable TimerEntry previous;

    /** For subclasses. */
    protected TimerEntry() {}

    /** What is to happen. Called by the timer, outside its locks, once for each scheduling; brief, never blocking. */
    public abstract void fire();

    /** The deadline of the latest scheduling. */
    public final long deadline() {
        return deadline;
    }

    /** Sets the deadline, in the timer's nanoseconds. */
    public final void deadline(long nanos) {
        deadline = nanos;
    }

    /** Where the timer keeps this entry, in a numbering of the timer's own; {@link #UNSCHEDULED} if it does not. */
    public final int slot() {
        return slot;
    }

    /** Sets the place. */
    public final void slot(int index) {
        slot = index;
    }

    /** The next entry at the same place. */
    public final @Nullable TimerEntry next() {
        return next;
    }

    /** Sets the next entry. */
    public final void next(@Nullable TimerEntry entry) {
        next = entry;
    }

    /** The previous entry at the same place. */
    public final @Nullable TimerEntry previous() {
        return previous;
    }

    /** Sets the previous entry. */
    public final void previous(@Nullable TimerEntry entry) {
        previous = entry;
    }
}
