package rar.timer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.TimerEntry;

/**
 * One slot of a wheel: a list of entries, linked through the entries themselves, first in first out. Every operation
 * takes constant time and allocates nothing.
 *
 * <p>A slot knows a tick before which none of its entries is due. The bound is exact until the entry that set it is
 * removed, and never too late: keeping it exact would mean a search at each removal.
 */
final class Slot {
    private @Nullable TimerEntry first;
    private @Nullable TimerEntry last;
    private long earliest;

    boolean isEmpty() {
        return first == null;
    }

    /** The entry that has been here longest. This slot must not be empty. */
    TimerEntry first() {
        return Objects.requireNonNull(first, "first");
    }

    /** A tick before which nothing in here is due. Meaningless while this slot is empty. */
    long earliest() {
        return earliest;
    }

    /** Adds an entry, which is due at a tick, behind the others. */
    void append(TimerEntry entry, long tick) {
        TimerEntry tail = last;
        if (tail == null) {
            first = entry;
            earliest = tick;
        } else {
            tail.next(entry);
            entry.previous(tail);
            earliest = Math.min(earliest, tick);
        }
        last = entry;
    }

    /** Takes an entry out that is in this slot, wherever it stands. It keeps no link to the others. */
    void remove(TimerEntry entry) {
        TimerEntry before = entry.previous();
        TimerEntry after = entry.next();
        if (before == null) {
            first = after;
        } else {
            before.next(after);
            entry.previous(null);
        }
        if (after == null) {
            last = before;
        } else {
            after.previous(before);
            entry.next(null);
        }
    }
}
