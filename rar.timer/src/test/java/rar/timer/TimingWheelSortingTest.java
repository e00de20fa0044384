package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rar.api.spi.TimerEntry;

/** What the wheel does with slots that hold many entries: those that are due do not wait until all are sorted. */
class TimingWheelSortingTest {
    private static final long TICK = 1L << 15; // of Geometry.PRODUCTION
    private static final int ALL = Integer.MAX_VALUE;

    private final TimingWheel wheel = new TimingWheel(Geometry.PRODUCTION);

    @Test
    void drainDue_hugeSlot_givesWhatIsDueBeforeAllIsSorted() {
        long first = 8192 * TICK;
        insert(first);
        Probe second = insert(first + TICK);
        int others = 10 * TimingWheel.PATIENCE;
        for (int i = 0; i < others; i++) {
            insert(first + (100 + i % 1000) * TICK);
        }

        List<TimerEntry> due = new ArrayList<>();
        int calls = 0;
        while (!due.contains(second)) {
            wheel.drainDue(first + TICK, due, ALL);
            WheelInvariants.check(wheel);
            calls++;
        }
        assertTrue(calls * TimingWheel.MAX_STEPS <= 2 * TimingWheel.PATIENCE, calls + " calls");
        drain(first + TICK);
        assertEquals(others, wheel.size());
        assertEquals(others, drain(first + 2000 * TICK).size());
        WheelInvariants.checkEmpty(wheel);
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
    void drainDue_boundTooEarly_sortsAheadForTheStepsThatAreLeft() {
        Probe early = insert(100 * TICK);
        Stream.generate(() -> insert(110 * TICK)).limit(40).forEach(probe -> {});
        List<Probe> ahead = Stream.generate(() -> insert(130 * TICK)).limit(60).toList();
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

    private static int level(Probe probe) {
        return probe.slot() / Long.SIZE;
    }

    private List<TimerEntry> drainOnce(long now) {
        List<TimerEntry> due = new ArrayList<>();
        wheel.drainDue(now, due, ALL);
        return due;
    }

    private Probe insert(long deadline) {
        Probe probe = new Probe();
        wheel.insert(probe, deadline);
        return probe;
    }

    private List<TimerEntry> drain(long now) {
        return Wheels.drain(wheel, now);
    }
}
