package rar.timer;

import org.jspecify.annotations.Nullable;
import rar.api.spi.TimerEntry;

/**
 * The slots of a {@link TimingWheel}, and which of them comes first. All is relative to the wheel's position, which is
 * passed in. Slots go by a number that holds the level and the place on it; {@link #NONE} stands for none.
 *
 * <p>No slot may hold a tick of an earlier unit than the position's, or of one that is a whole turn or more after it.
 * Then a slot holds ticks of one unit only, and those of the slots of a level follow each other from the position on,
 * round the turn. A word of bits for each level says which of them are in use, so two operations find the first.
 */
final class Levels {
    static final int NONE = -1;

    private final Geometry geometry;
    /** One row of {@code Long.SIZE} slots for each level. */
    private final Slot[] slots;
    /** For each level the slots that are not empty. */
    private final long[] occupiedSlots;
    /** The levels with a slot that is not empty. */
    private long occupiedLevels;

    Levels(Geometry geometry) {
        this.geometry = geometry;
        slots = new Slot[geometry.levels() * Long.SIZE];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot();
        }
        occupiedSlots = new long[geometry.levels()];
    }

    /** The entry that has been longest in a slot that is in use. */
    TimerEntry first(int slot) {
        return slots[slot].first();
    }

    /** A tick in a slot that is in use, before which nothing in it is due. */
    long earliest(int slot) {
        return slots[slot].earliest();
    }

    /** Puts an entry where a tick, not before the position, belongs: on the lowest level that reaches so far. */
    void add(TimerEntry entry, long tick, long position) {
        int level = geometry.level(tick, position);
        int slot = level * Long.SIZE + geometry.slot(tick, level);
        slots[slot].append(entry, tick);
        entry.slot(slot);
        occupiedSlots[level] |= 1L << slot;
        occupiedLevels |= 1L << level;
    }

    /** Takes an entry out of its slot. Returns whether the slot is empty now. */
    boolean remove(TimerEntry entry) {
        int slot = entry.slot();
        slots[slot].remove(entry);
        entry.slot(TimerEntry.UNSCHEDULED);
        if (!slots[slot].isEmpty()) {
            return false;
        }
        int level = slot / Long.SIZE;
        occupiedSlots[level] &= ~(1L << slot);
        if (occupiedSlots[level] == 0) {
            occupiedLevels &= ~(1L << level);
        }
        return true;
    }

    /** The slot whose {@link #earliest} is the earliest of all. */
    int earliestSlot(long position) {
        int earliest = NONE;
        for (long levels = occupiedLevels; levels != 0; levels &= levels - 1) {
            int slot = firstSlot(Long.numberOfTrailingZeros(levels), position);
            if (earliest == NONE || earliest(slot) < earliest(earliest)) {
                earliest = slot;
            }
        }
        return earliest;
    }

    /**
     * The slot on the lowest level in which something is due, among those to which the position may move while all
     * others are as they are: it must not leave a unit behind that still has entries.
     */
    int lowestDueSlot(long present, long position) {
        long horizon = present;
        for (long levels = occupiedLevels; levels != 0; levels &= levels - 1) {
            int level = Long.numberOfTrailingZeros(levels);
            horizon = Math.min(horizon, geometry.lastOfUnit(earliest(firstSlot(level, position)), level));
        }
        for (long levels = occupiedLevels; levels != 0; levels &= levels - 1) {
            int slot = firstSlot(Long.numberOfTrailingZeros(levels), position);
            if (earliest(slot) <= horizon) {
                return slot;
            }
        }
        return NONE;
    }

    /** The slot on the lowest level, above the lowest of all, whose entries would now go to a lower one. */
    int lowestNearSlot(long position) {
        for (long levels = occupiedLevels & ~1L; levels != 0; levels &= levels - 1) {
            int level = Long.numberOfTrailingZeros(levels);
            int slot = firstSlot(level, position);
            // One unit is half a turn of the level below. So a turn from the position on has all of the next unit.
            if (geometry.unit(earliest(slot), level) - geometry.unit(position, level) <= 1) {
                return slot;
            }
        }
        return NONE;
    }

    /** Some entry, or null if there is none. */
    @Nullable
    TimerEntry any(long position) {
        return occupiedLevels == 0 ? null : first(firstSlot(Long.numberOfTrailingZeros(occupiedLevels), position));
    }

    /** The first slot of a level that is in use. */
    private int firstSlot(int level, long position) {
        long occupied = occupiedSlots[level];
        long ahead = occupied & (-1L << geometry.slot(position, level));
        return level * Long.SIZE + Long.numberOfTrailingZeros(ahead != 0 ? ahead : occupied);
    }
}
