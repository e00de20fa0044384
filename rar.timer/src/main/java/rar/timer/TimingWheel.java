package rar.timer;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import rar.api.spi.TimerEntry;

/**
 * A hierarchical timing wheel: the entries that are pending, and which of them are due. It has no thread, no clock and
 * no lock; one thread at a time may use it, and time is passed in.
 *
 * <h2>Where an entry is kept</h2>
 *
 * The wheel has a position, a tick before which nothing pending is due. An entry goes to the level of the highest digit
 * in which its tick differs from the position, and there to the slot of that digit. With 64 slots on a level and the
 * position at tick 5, tick 9 is found on level 0 in slot 9, tick 70 on level 1 in slot 1, and tick 5000, whose digits
 * are 1, 14 and 8, on level 2 in slot 1. It follows that
 *
 * <ul>
 *   <li>what is on a level is due before everything on the levels above it,
 *   <li>what is in a slot is due before everything in the later slots of its level,
 *   <li>what is in a slot of level 0 is due at one and the same tick.
 * </ul>
 *
 * So two operations on bits find the slot that is due first: in a word with a bit for each level in use, and in that
 * level's word with a bit for each slot in use.
 *
 * <h2>How time passes</h2>
 *
 * When the earliest tick of the earliest slot has come, that slot is <em>opened</em>: the position moves to the tick,
 * and the slot's entries are taken out one by one. Those due at the position leave the wheel. The others agree with the
 * position in one digit more than before, and so go to lower levels; as would new entries, so that an open slot above
 * level 0 gets none. Nothing else is looked at until the open slot is empty, which may take several calls; so entries
 * leave in the order of their ticks.
 *
 * <p>But an open slot may hold a million entries, and what falls out of it and is due must not wait for all of them. So
 * after a thousand steps the order is given up: of all slots in which something is due, the one on the lowest level
 * comes first, until the open slot is empty. Others may be opened below it meanwhile; the position stays within it.
 *
 * <p>An entry moves at most once for each level. Nothing moves while nothing is due: then the position stands still,
 * however far the clock runs ahead.
 *
 * <p>Source: G. Varghese and T. Lauck, <em>Hashed and Hierarchical Timing Wheels</em>, SOSP 1987, scheme 7. The levels
 * by exclusive or and the words of bits are those of Tokio's {@code runtime::time::wheel}. The bound in each slot, in
 * place of a wheel that turns tick by tick or slot by slot, is not.
 */
final class TimingWheel {
    /** How many entries a call of {@link #drainDue} looks at, at most: a bound for the time that a lock is held. */
    static final int MAX_STEPS = 64;

    /** After how many steps in one slot other entries that are due get their turn: about a tick's worth. */
    static final int PATIENCE = 1024;

    private static final int NONE = -1;

    private final Geometry geometry;
    private final int patience;
    /** One row of {@code Long.SIZE} slots for each level, so that a slot's number holds its level and its bit. */
    private final Slot[] slots;
    /** For each level the slots that are not empty. */
    private final long[] occupiedSlots;
    /** The levels with a slot that is not empty. */
    private long occupiedLevels;

    /** Where the wheel stands. No entry is due before this tick, save those that were late when they came. */
    private long position;
    /** The latest tick that the caller has told; not before the position. */
    private long present;
    /** The slot that is being emptied, or {@code NONE}. The position lies within it. */
    private int opened = NONE;
    /** How many entries have been taken out of it. */
    private int sorted;

    private int size;

    TimingWheel(Geometry geometry) {
        this(geometry, PATIENCE);
    }

    /** For tests: gives up the order after {@code patience} steps. */
    TimingWheel(Geometry geometry, int patience) {
        this.geometry = geometry;
        this.patience = patience;
        slots = new Slot[geometry.levels() * Long.SIZE];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot();
        }
        occupiedSlots = new long[geometry.levels()];
    }

    /** The number of entries pending. */
    int size() {
        return size;
    }

    /**
     * When to drain next, in constant time: nothing is due before. {@code Long.MAX_VALUE} if nothing ever will be. If
     * entries have been removed, it may be earlier than anything is due; one call of {@link #drainDue} then, or a few
     * with many entries, makes it later.
     */
    long nextDeadline() {
        int slot = dueSlot();
        if (slot == NONE) {
            slot = lowestSlot();
        }
        return slot == NONE ? Long.MAX_VALUE : geometry.start(slots[slot].earliest());
    }

    /**
     * Adds an entry in constant time.
     *
     * @param deadline 0 or later. If it has passed, the entry is due at the present tick, not at an earlier one: else
     *     an entry that comes late again and again would stand in the way of all others
     * @return from when on {@link #drainDue} gives this entry; less than a tick after a deadline to come
     * @throws IllegalStateException if the entry is scheduled already
     */
    long insert(TimerEntry entry, long deadline) {
        if (entry.slot() != TimerEntry.UNSCHEDULED) {
            throw new IllegalStateException("entry is scheduled already, for " + entry.deadline()
                    + " ns; it must fire or be cancelled before it is scheduled for " + deadline + " ns");
        }
        long tick = Math.max(geometry.tickDue(deadline), present);
        entry.deadline(deadline);
        place(entry, tick);
        size++;
        return geometry.start(tick);
    }

    /** Takes an entry out in constant time. Returns false if it is not in. */
    boolean remove(TimerEntry entry) {
        if (entry.slot() == TimerEntry.UNSCHEDULED) {
            return false;
        }
        takeOut(entry);
        size--;
        return true;
    }

    /**
     * Moves entries that are due from the wheel into a collection, those of earlier ticks first. It does a limited
     * number of steps, and so may give fewer entries than are due, even none; {@link #nextDeadline()} then tells to
     * look again at once. Entries that are due and still in the wheel can be removed like others.
     *
     * @param now the time, in nanoseconds; not before that of the calls so far
     * @param limit how many entries to move at most
     */
    void drainDue(long now, Collection<? super TimerEntry> due, int limit) {
        present = Math.max(present, geometry.tickReached(now));
        int moved = 0;
        for (int steps = 0; steps < MAX_STEPS && moved < limit; steps++) {
            int slot = dueSlot();
            if (slot == NONE) {
                return;
            }
            open(slot);
            TimerEntry entry = slots[slot].first();
            takeOut(entry);
            long tick = geometry.tickDue(entry.deadline());
            if (tick > position) {
                place(entry, tick);
            } else {
                size--;
                due.add(entry);
                moved++;
            }
        }
    }

    /** Takes out an entry, due or not. Returns null if there is none. */
    @Nullable
    TimerEntry pollAny() {
        int slot = lowestSlot();
        if (slot == NONE) {
            return null;
        }
        TimerEntry entry = slots[slot].first();
        remove(entry);
        return entry;
    }

    /** The slot to take the next due entry from, or {@code NONE} if nothing is due. */
    private int dueSlot() {
        return opened != NONE && sorted < patience ? opened : lowestDueSlot();
    }

    /** The slot on the lowest level that something is due in, or {@code NONE}. An open slot above level 0 always is. */
    private int lowestDueSlot() {
        for (long levels = occupiedLevels; levels != 0; levels &= levels - 1) {
            int slot = firstSlot(Long.numberOfTrailingZeros(levels));
            if (slots[slot].earliest() <= present) {
                return slot;
            }
        }
        return NONE;
    }

    /** The first slot of the lowest level in use, or {@code NONE} if nothing is pending. */
    private int lowestSlot() {
        return occupiedLevels == 0 ? NONE : firstSlot(Long.numberOfTrailingZeros(occupiedLevels));
    }

    /** Moves the position to the slot's earliest tick, unless that has passed. */
    private void open(int slot) {
        position = Math.max(position, slots[slot].earliest());
        if (opened == NONE) {
            opened = slot;
            sorted = 0;
        }
        sorted++;
    }

    private int firstSlot(int level) {
        return level * Long.SIZE + Long.numberOfTrailingZeros(occupiedSlots[level]);
    }

    private void place(TimerEntry entry, long tick) {
        int level = geometry.level(tick, position);
        int slot = level * Long.SIZE + geometry.digit(tick, level);
        slots[slot].append(entry, tick);
        entry.slot(slot);
        occupiedSlots[level] |= 1L << slot;
        occupiedLevels |= 1L << level;
    }

    private void takeOut(TimerEntry entry) {
        int slot = entry.slot();
        slots[slot].remove(entry);
        entry.slot(TimerEntry.UNSCHEDULED);
        if (slots[slot].isEmpty()) {
            vacate(slot);
        }
    }

    private void vacate(int slot) {
        int level = slot / Long.SIZE;
        occupiedSlots[level] &= ~(1L << slot);
        if (occupiedSlots[level] == 0) {
            occupiedLevels &= ~(1L << level);
        }
        if (slot == opened) {
            opened = NONE;
        }
    }
}
