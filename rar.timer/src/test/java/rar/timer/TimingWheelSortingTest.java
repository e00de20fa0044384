package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rar.api.spi.TimerEntry;

/** What the wheel does with slots that hold many entries: those that are due do not wait until all are sorted. */
class TimingWheelSortingTest {
    private static final long TICK = 1L << 13; // of Geometry.PRODUCTION
    private static final int ALL = Integer.MAX_VALUE;

    private final TimingWheel wheel = new TimingWheel(Geometry.PRODUCTION);

    @Test
    void drainDue_hugeSlot_givesWhatIsDueBeforeAllIsSorted() {
        long first = 8192 * TICK;
        for (int i = 0; i < 6; i++) {
            insert(first + i * TICK);
        }
        int others = 10 * TimingWheel.PATIENCE;
        for (int i = 0; i < others; i++) {
            insert(first + (100 + i % 900) * TICK);
        }

        List<TimerEntry> due = new ArrayList<>();
        int calls = 0;
        while (due.size() < 6) {
            wheel.drainDue(first + 5 * TICK, due, ALL);
            WheelInvariants.check(wheel);
            calls++;
        }
        assertTrue(calls * TimingWheel.MAX_STEPS <= 2 * TimingWheel.PATIENCE, calls + " calls");
        drain(first + 5 * TICK);
        assertEquals(others, wheel.size());
        assertEquals(others, drain(first + 2000 * TICK).size());
        WheelInvariants.checkEmpty(wheel);
    }

    @Test
    void drainDue_slotOfOneThousand_givesAllInOrder() {
        for (int i = 0; i < 1000; i++) {
            insert((8192 + i * 7 % 1000) * TICK);
        }

        List<Long> deadlines =
                drain(10_000 * TICK).stream().map(TimerEntry::deadline).toList();

        assertEquals(deadlines.stream().sorted().toList(), deadlines);
    }

    @Test
    void drainDue_manyThatAreAlwaysLate_leaveTheOpenSlotItsTurn() {
        long first = 98_304 * TICK;
        int crowd = 3 * TimingWheel.PATIENCE;
        insert(first);
        for (int i = 0; i < crowd; i++) {
            insert(first + 40 * TICK);
        }
        List<TimerEntry> due = new ArrayList<>();
        wheel.drainDue(first, due, 16);
        Set<Probe> late = Stream.generate(() -> insert(0)).limit(17).collect(Collectors.toSet());

        int given = 0;
        for (long now = first; given < crowd; now += TICK / 16) {
            assertTrue(now < first + 100 * TICK, "starved after " + given);
            due.clear();
            wheel.drainDue(now, due, 16);
            given += (int) due.stream().filter(entry -> !late.contains(entry)).count();
            due.stream().filter(late::contains).forEach(entry -> wheel.insert(entry, 0));
        }
    }

    @Test
    void drainDue_hugeSlotHalfSorted_comesBeforeTheNextUnit() {
        long first = 8192;
        int all = 2 * TimingWheel.PATIENCE;
        for (int i = 0; i < all; i++) {
            insert((first + i % 1000) * TICK);
        }
        List<TimerEntry> due = new ArrayList<>();
        while (due.size() < 1000) {
            wheel.drainDue((first + 1000) * TICK, due, ALL);
        }
        Probe next = insert((first + 1030) * TICK); // on a lower level than the rest, and behind its unit

        while (wheel.size() > 0) {
            wheel.drainDue((first + 5000) * TICK, due, 1);
            WheelInvariants.check(wheel);
        }
        assertEquals(all + 1, due.size());
        assertSame(next, due.get(all));
    }

    @Test
    void drainDue_crowdToCome_isSortedBeforeItIsDue() {
        long first = 8192;
        int ticks = 1000;
        int crowd = 10;
        for (int i = 0; i < crowd * ticks; i++) {
            insert((first + i % ticks) * TICK);
        }
        for (long tick = first - 500; tick < first; tick++) {
            assertEquals(List.of(), drainOnce(tick * TICK));
        }

        for (long tick = first; tick < first + ticks; tick++) {
            assertEquals(crowd, drainOnce(tick * TICK).size(), "at once, not after some sorting");
            assertEquals(List.of(), drainOnce(tick * TICK));
        }
        WheelInvariants.checkEmpty(wheel);
    }

    @Test
    void drainDue_somethingDue_doesNotSortAheadFirst() {
        Probe ahead = insert(100 * TICK);
        drain(63 * TICK);
        assertEquals(1, level(ahead), "more than a unit ahead");
        Probe due = insert(64 * TICK);

        assertEquals(List.of(due), drainOnce(64 * TICK));
        assertEquals(1, level(ahead), "the one that is due must not wait");
        assertEquals(List.of(), drainOnce(64 * TICK));
        assertEquals(0, level(ahead));
    }

    @Test
    void drainDue_twoLevelsToSort_beginsWithTheLower() {
        List<Probe> higher = insertMany(2 * 1024);
        List<Probe> lower = insertMany(1024 + 76);

        assertEquals(List.of(), drainOnce((1024 + 56) * TICK));

        assertEquals(2, level(higher.get(0)));
        assertEquals(List.of(0, 1), List.of(level(lower.get(0)), level(lower.get(99))));
    }

    @Test
    void drainDue_boundTooEarly_sortsAheadForTheStepsThatAreLeft() {
        Probe early = insert(100 * TICK);
        insertMany(110).subList(40, 100).forEach(wheel::remove);
        List<Probe> ahead = insertMany(130);
        wheel.remove(early);

        assertEquals(List.of(), drainOnce(100 * TICK));

        long moved = ahead.stream().filter(probe -> level(probe) == 0).count();
        assertEquals(TimingWheel.MAX_STEPS - 40, moved);
    }

    @Test
    void drainDue_hugeSlot_takesManyShortCalls() {
        int entries = 10 * TimingWheel.MAX_STEPS;
        insert(100 * TICK);
        for (int i = 1; i < entries; i++) {
            insert(101 * TICK);
        }
        List<TimerEntry> due = new ArrayList<>();

        wheel.drainDue(100 * TICK, due, ALL);

        assertEquals(1, due.size());
        WheelInvariants.check(wheel);
        assertTrue(wheel.nextDeadline() <= 100 * TICK, "there is more to sort");
        assertEquals(List.of(), drain(100 * TICK));
        assertEquals(101 * TICK, wheel.nextDeadline());
        assertEquals(entries - 1, drain(101 * TICK).size());
    }

    private List<Probe> insertMany(long tick) {
        return Stream.generate(() -> insert(tick * TICK)).limit(100).toList();
    }

    private static int level(Probe probe) {
        return probe.slot() / Long.SIZE;
    }

    private List<TimerEntry> drainOnce(long now) {
        List<TimerEntry> due = new ArrayList<>();
        wheel.drainDue(now, due, ALL);
        return due;
    }

    private Probe insert(long deadline) {
        return Wheels.insert(wheel, deadline);
    }

    private List<TimerEntry> drain(long now) {
        return Wheels.drain(wheel, now);
    }
}
