package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import rar.api.spi.TimerEntry;

/** Looks into a wheel and checks that its parts agree with each other. */
final class WheelInvariants {
    private final TimingWheel wheel;
    private final Geometry geometry;
    private final Object levels;
    private final Slot[] slots;
    private final long position;
    private final long present;

    private WheelInvariants(TimingWheel wheel) {
        this.wheel = wheel;
        geometry = (Geometry) read(wheel, "geometry");
        levels = read(wheel, "levels");
        slots = slots(wheel);
        position = (long) read(wheel, "position");
        present = (long) read(wheel, "present");
    }

    static void check(TimingWheel wheel) {
        new WheelInvariants(wheel).check();
    }

    private void check() {
        assertTrue(position <= present, "position " + position + " <= present " + present);
        int entries = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            entries += checkSlot(slot);
        }
        assertEquals(entries, wheel.size(), "size");
        checkBits();
        checkOpened((int) read(wheel, "opened"));
    }

    private void checkOpened(int opened) {
        if (opened == Levels.NONE) {
            return;
        }
        assertFalse(slots[opened].isEmpty(), "the open slot is empty");
        int level = opened / Long.SIZE;
        long earliest = slots[opened].earliest();
        assertEquals(geometry.unit(earliest, level), geometry.unit(position, level), "unit of the open slot");
        for (Slot slot : slots) {
            assertTrue(slot.isEmpty() || slot.earliest() >= earliest, "a slot comes before the open one");
        }
    }

    /** Returns the number of entries. */
    private int checkSlot(int slot) {
        int entries = 0;
        TimerEntry previous = null;
        for (Object next = read(slots[slot], "first"); next != null; next = previous.next()) {
            TimerEntry entry = (TimerEntry) next;
            assertSame(previous, entry.previous(), "link back in slot " + slot);
            checkEntry(slot, entry);
            previous = entry;
            entries++;
        }
        assertSame(previous, read(slots[slot], "last"), "last of slot " + slot);
        if (entries > 0) {
            checkBound(slot);
        }
        return entries;
    }

    private void checkEntry(int slot, TimerEntry entry) {
        assertEquals(slot, entry.slot(), "slot of an entry");
        long tick = geometry.tickDue(entry.deadline());
        if (tick > present) {
            checkPlace(slot, tick);
            assertTrue(slots[slot].earliest() <= tick, "bound of slot " + slot + " is not after its entry's " + tick);
        }
    }

    private void checkBound(int slot) {
        long earliest = slots[slot].earliest();
        int level = slot / Long.SIZE;
        long unit = geometry.unit(position, level);
        assertTrue(
                earliest >= position || (level > 0 && geometry.unit(earliest, level) == unit),
                "bound " + earliest + " is not before the position " + position);
        checkPlace(slot, earliest);
    }

    private void checkPlace(int slot, long tick) {
        int level = slot / Long.SIZE;
        assertEquals(slot % Long.SIZE, geometry.slot(tick, level), "slot of tick " + tick);
        long distance = geometry.unit(tick, level) - geometry.unit(position, level);
        assertTrue(distance >= 0 && distance < geometry.slots(), "tick " + tick + " is " + distance + " units ahead");
    }

    private void checkBits() {
        long[] occupied = (long[]) read(levels, "occupiedSlots");
        for (int slot = 0; slot < slots.length; slot++) {
            boolean bit = (occupied[slot / Long.SIZE] >>> slot & 1) != 0;
            assertEquals(!slots[slot].isEmpty(), bit, "bit of slot " + slot);
        }
        long inUse = (long) read(levels, "occupiedLevels");
        for (int level = 0; level < occupied.length; level++) {
            assertEquals(occupied[level] != 0, (inUse >>> level & 1) != 0, "bit of level " + level);
        }
    }

    /** Checks that a wheel without entries holds on to none. */
    static void checkEmpty(TimingWheel wheel) {
        check(wheel);
        assertEquals(0, wheel.size());
        for (Slot slot : slots(wheel)) {
            assertNull(read(slot, "first"));
            assertNull(read(slot, "last"));
        }
    }

    private static Slot[] slots(TimingWheel wheel) {
        return (Slot[]) read(read(wheel, "levels"), "slots");
    }

    private static Object read(Object owner, String field) {
        try {
            Field declared = owner.getClass().getDeclaredField(field);
            declared.setAccessible(true);
            return declared.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field, e);
        }
    }
}
