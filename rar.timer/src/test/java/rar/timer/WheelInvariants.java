package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import rar.api.spi.TimerEntry;

/** Looks into a wheel and checks that its parts agree with each other. */
final class WheelInvariants {
    private final TimingWheel wheel;
    private final Geometry geometry;
    private final Slot[] slots;
    private final long position;
    private final long present;

    private WheelInvariants(TimingWheel wheel) {
        this.wheel = wheel;
        geometry = (Geometry) read(wheel, "geometry");
        slots = (Slot[]) read(wheel, "slots");
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
        assertTrue(
                isOpen(slot) || earliest >= position, "bound " + earliest + " is not before the position " + position);
        checkPlace(slot, earliest);
    }

    private void checkPlace(int slot, long tick) {
        int level = slot / Long.SIZE;
        assertEquals(slot % Long.SIZE, geometry.digit(tick, level), "digit of tick " + tick + " in slot " + slot);
        int expected = geometry.level(tick, position);
        assertTrue(isOpen(slot) ? expected <= level : expected == level, "level of tick " + tick);
    }

    /** Whether the position lies in a slot above level 0. Such a slot is being emptied. */
    private boolean isOpen(int slot) {
        int level = slot / Long.SIZE;
        return level > 0 && geometry.digit(position, level) == slot % Long.SIZE;
    }

    private void checkBits() {
        long[] occupied = (long[]) read(wheel, "occupiedSlots");
        for (int slot = 0; slot < slots.length; slot++) {
            boolean bit = (occupied[slot / Long.SIZE] >>> slot & 1) != 0;
            assertEquals(!slots[slot].isEmpty(), bit, "bit of slot " + slot);
        }
        long levels = (long) read(wheel, "occupiedLevels");
        for (int level = 0; level < occupied.length; level++) {
            assertEquals(occupied[level] != 0, (levels >>> level & 1) != 0, "bit of level " + level);
        }
    }

    /** Checks that a wheel without entries holds on to none. */
    static void checkEmpty(TimingWheel wheel) {
        check(wheel);
        assertEquals(0, wheel.size());
        for (Slot slot : (Slot[]) read(wheel, "slots")) {
            assertNull(read(slot, "first"));
            assertNull(read(slot, "last"));
        }
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
