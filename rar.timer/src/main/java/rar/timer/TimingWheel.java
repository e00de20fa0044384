package rar.timer;

import static rar.timer.Levels.NONE;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import rar.api.spi.TimerEntry;

/**
 * A hierarchical timing wheel: the entries that are pending, and which of them are due. It has no thread, no clock and
 * no lock; one thread at a time may use it, and time is passed in.
 *
 * <h2>Where an entry is kept</h2>
 *
 * The wheel has a position, a tick to which all has been drained. A level of the wheel is a ring of 64 slots, and
 * reaches that many of its units on from the position's: ticks on level 0, units of 32 ticks on level 1, of 1024 on
 * level 2, and so on. An entry goes to the lowest level that reaches its tick, and there to the slot of its unit. With
 * the position at tick 5, tick 9 is found on level 0 in slot 9, tick 70 on level 1 in slot 2, and tick 5000 on level 2
 * in slot 4. It follows that
 *
 * <ul>
 *   <li>what is in a slot is due before everything in the slots of its level that come after it,
 *   <li>what is in a slot of level 0 is due at one and the same tick.
 * </ul>
 *
 * Levels overlap: an entry stays where it is while the position draws near, and others that are due at the same time go
 * to lower levels then. So what is due first is the first of the first slots of all levels in use, rarely more than
 * five. Each slot knows a tick before which none of its entries is due.
 *
 * <h2>How time passes</h2>
 *
 * When the earliest tick of the earliest slot has come, that slot is <em>opened</em>: the position moves to the tick,
 * and the slot's entries are taken out one by one. Those due at the position leave the wheel. The others lie within
 * half a turn of the level below, and so go to lower levels; as would new entries, so that an open slot above level 0
 * gets none. Nothing else is looked at until the open slot is empty, which may take several calls; so entries leave in
 * the order of their ticks.
 *
 * <p>But an open slot may hold a million entries, and what falls out of it and is due must not wait for all of them. So
 * after a thousand steps the order is given up: every other step is for the slot on the lowest level in which something
 * is due, until the open slot is empty. Others may be emptied in part meanwhile; but the position leaves no unit in
 * which there still are entries, for their slot will stand for another unit one turn later.
 *
 * <p>Better is that nothing has to be sorted when it is due. A call that finds nothing due moves the position to the
 * present, and then <em>sorts ahead</em>, for as many steps as a call may take: a slot whose unit is the position's or
 * the next has all its entries within one turn of the level below, as a unit is half a turn of that. It is for this
 * that a level has twice as many slots as a unit of the next level has units. A timer calls again after it has fired
 * what was due, before it sleeps. So as long as entries are due now and then, the next are sorted by the time that they
 * are.
 *
 * <p>An entry moves at most once for each level. Nothing moves between two calls, however far the clock runs ahead.
 *
 * <p>Source: G. Varghese and T. Lauck, <em>Hashed and Hierarchical Timing Wheels</em>, SOSP 1987, scheme 7. The words
 * of bits are those of Tokio's {@code runtime::time::wheel}. The bound in each slot, in place of a wheel that turns
 * tick by tick or slot by slot, is not; nor is sorting ahead.
 */
final class TimingWheel {
    /** How many entries a call of {@link #drainDue} looks at, at most: a bound for the time that a lock is held. */
    static final int MAX_STEPS = 64;

    /** After how many steps in one slot other entries that are due get their turn: some tens of microseconds' worth. */
    static final int PATIENCE = 1024;

    private final Geometry geometry;
    private final int patience;
    private final Levels levels;

    /**
     * Where the wheel stands. No entry is due before this tick, save those that were late when they came, and once the
     * order has been given up, those in slots that have been emptied in part.
     */
    private long position;
    /** The latest tick that the caller has told; not before the position. */
    private long present;
    /**
     * The slot that is being emptied, or {@code NONE}. The position lies within it, and no slot has an earlier bound.
     */
    private int opened = NONE;
    /** How many steps have been taken since it was opened. */
    private int sorted;

    private int size;

    TimingWheel(Geometry geometry) {
        this(geometry, PATIENCE);
    }

    /** For tests: gives up the order after {@code patience} steps. */
    TimingWheel(Geometry geometry, int patience) {
        this.geometry = geometry;
        this.patience = patience;
        levels = new Levels(geometry);
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
        int slot = levels.earliestSlot(position);
        return slot == NONE ? Long.MAX_VALUE : geometry.start(levels.earliest(slot));
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
        levels.add(entry, tick, position);
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
     * @param limit how many entries to move at most, at least one
     */
    void drainDue(long now, Collection<? super TimerEntry> due, int limit) {
        present = Math.max(present, geometry.tickReached(now));
        int moved = 0;
        for (int steps = 0; steps < MAX_STEPS && moved < limit; steps++) {
            int slot = dueSlot();
            if (slot == NONE) {
                if (moved == 0) { // else those that are due would wait for it
                    sortAhead(MAX_STEPS - steps);
                }
                return;
            }
            open(slot);
            TimerEntry entry = levels.first(slot);
            takeOut(entry);
            long tick = geometry.tickDue(entry.deadline());
            if (tick > position) {
                levels.add(entry, tick, position);
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
        TimerEntry entry = levels.any(position);
        if (entry != null) {
            remove(entry);
        }
        return entry;
    }

    /** The slot to take the next due entry from, or {@code NONE} if nothing is due. */
    private int dueSlot() {
        if (opened != NONE) {
            return sorted < patience || sorted % 2 == 0 ? opened : levels.lowestDueSlot(present, position);
        }
        int slot = levels.earliestSlot(position);
        return slot == NONE || levels.earliest(slot) > present ? NONE : slot;
    }

    /** Moves the position to the slot's earliest tick, unless that has passed. */
    private void open(int slot) {
        position = Math.max(position, levels.earliest(slot));
        if (opened == NONE) {
            opened = slot;
            sorted = 0;
        }
        sorted++;
    }

    /** Moves entries that are due soon to lower levels. To be called when nothing is due. */
    private void sortAhead(int steps) {
        position = present;
        for (int i = 0; i < steps; i++) {
            int slot = levels.lowestNearSlot(position);
            if (slot == NONE) {
                return;
            }
            TimerEntry entry = levels.first(slot);
            takeOut(entry);
            levels.add(entry, geometry.tickDue(entry.deadline()), position);
        }
    }

    private void takeOut(TimerEntry entry) {
        int slot = entry.slot();
        if (levels.remove(entry) && slot == opened) {
            opened = NONE;
        }
    }
}
