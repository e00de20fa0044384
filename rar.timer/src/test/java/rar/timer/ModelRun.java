package rar.timer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import rar.api.spi.TimerEntry;

/**
 * A wheel and its model, a sorted set, which go through the same random steps. The model knows nothing of ticks: it
 * asks that nothing fires before its deadline, or a whole tick or more after it.
 */
final class ModelRun {
    private static final int PROBES = 300;
    private static final int STEPS_PER_INSPECTION = 16;

    private final SplittableRandom random;
    private final long tick;
    private final int digitBits;
    /** Whether entries are removed. Without that, no bound in the wheel may be too early. */
    private final boolean removing;

    /** Whether entries leave the wheel in order. */
    private final boolean patient;

    private final TimingWheel wheel;
    private final Probe[] probes = new Probe[PROBES];
    private final TreeSet<Probe> model = new TreeSet<>(
            Comparator.comparingLong((Probe probe) -> probe.deadline()).thenComparingInt(Probe::number));

    private long now;
    /** What is due has all been drained. */
    private boolean drained = true;

    private int steps;

    ModelRun(Geometry geometry, long seed) {
        random = new SplittableRandom(seed);
        tick = 1L << geometry.tickShift();
        digitBits = geometry.digitBits();
        removing = random.nextBoolean();
        patient = random.nextBoolean();
        wheel = new TimingWheel(geometry, patient ? TimingWheel.PATIENCE : random.nextInt(100));
        for (int i = 0; i < PROBES; i++) {
            probes[i] = new Probe(i);
        }
    }

    void step() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> insert(anyProbe(), deadline());
            case 3 -> insertCrowd();
            case 4, 5 -> removeAny();
            case 6 -> drainSome();
            default -> advance();
        }
        assertEquals(model.size(), wheel.size(), "size");
        checkNextDeadline();
        if (steps++ % STEPS_PER_INSPECTION == 0) {
            WheelInvariants.check(wheel);
        }
    }

    /** Goes to the end of time, and removes what is left. */
    void finish() {
        drainAll(Long.MAX_VALUE - 1);
        drainAll(Long.MAX_VALUE);
        for (Probe probe : new ArrayList<>(model)) {
            remove(probe);
        }
        WheelInvariants.checkEmpty(wheel);
    }

    private void insert(Probe probe, long deadline) {
        if (model.contains(probe)) {
            if (!removing) {
                return;
            }
            remove(probe);
        }
        long due = wheel.insert(probe, deadline);
        model.add(probe);
        assertTrue(due >= deadline, "due too early");
        assertTrue(due - Math.max(deadline, now) < tick, "due too late");
    }

    /** Many entries in one slot, so that it is not sorted at one go. */
    private void insertCrowd() {
        long deadline = deadline();
        for (int i = 0; i < 2 * TimingWheel.MAX_STEPS; i++) {
            insert(anyProbe(), deadline + random.nextLong(Math.min(4 * tick, Long.MAX_VALUE - deadline) + 1));
        }
    }

    private void removeAny() {
        if (removing) {
            remove(anyProbe());
        }
    }

    private void remove(Probe probe) {
        boolean expected = model.remove(probe);
        assertEquals(expected, wheel.remove(probe), () -> "removal of " + probe);
        assertFalse(probe.isScheduled() || probe.isLinked(), () -> "left over: " + probe);
    }

    /** A call that leaves due entries in the wheel, and slots half sorted. */
    private void drainSome() {
        now += smallStep();
        List<TimerEntry> due = new ArrayList<>();
        int limit = 1 + random.nextInt(8);
        wheel.drainDue(now, due, limit);
        assertTrue(due.size() <= limit, "more than the limit");
        due.forEach(entry -> checkFired((Probe) entry));
        drained = false;
    }

    private void advance() {
        long later = random.nextInt(20) == 0 ? now + (1L << random.nextInt(62)) : now + smallStep();
        drainAll(later < now || later > Long.MAX_VALUE / 2 ? now : later);
    }

    private void drainAll(long time) {
        long before = now;
        now = time;
        List<TimerEntry> due = Wheels.drain(wheel, now);
        due.forEach(entry -> checkFired((Probe) entry));
        drained = true;
        checkOrder(due, before);
        if (!model.isEmpty()) {
            long earliest = model.first().deadline();
            assertTrue(now - earliest < tick, "late by a tick or more");
        }
    }

    /** Those that were not late already come in the order of their ticks. */
    private void checkOrder(List<TimerEntry> due, long before) {
        long[] ticks = due.stream()
                .mapToLong(entry -> entry.deadline())
                .filter(deadline -> deadline > before)
                .map(deadline -> (deadline - 1) / tick)
                .toArray();
        if (patient) {
            assertArrayEquals(Arrays.stream(ticks).sorted().toArray(), ticks, "order");
        }
    }

    private void checkFired(Probe probe) {
        assertTrue(model.remove(probe), () -> "was not pending: " + probe);
        assertTrue(probe.deadline() <= now, () -> "fired too early, at " + now + ": " + probe);
        assertTrue(probe.deadline() != Long.MAX_VALUE, () -> "is to fire never: " + probe);
        assertFalse(probe.isScheduled() || probe.isLinked(), () -> "left over: " + probe);
    }

    private void checkNextDeadline() {
        boolean exact = drained && !removing;
        long next = wheel.nextDeadline();
        long earliest = model.isEmpty() ? Long.MAX_VALUE : model.first().deadline();
        assertTrue(next - Math.max(now, earliest) < tick, () -> "wakes up too late: " + next + " for " + earliest);
        assertTrue(!exact || next >= earliest, () -> "wakes up too early: " + next + " for " + earliest);
    }

    private Probe anyProbe() {
        return probes[random.nextInt(PROBES)];
    }

    private long deadline() {
        return switch (random.nextInt(10)) {
            case 0 -> extreme();
            case 1 -> random.nextLong(now + 1);
            case 2 -> boundary();
            case 3 -> now + (random.nextLong(Long.MAX_VALUE - now) >>> random.nextInt(63));
            default -> now + smallStep();
        };
    }

    private long extreme() {
        long[] extremes = {0, 1, tick - 1, tick, tick + 1, Long.MAX_VALUE - tick, Long.MAX_VALUE - 1, Long.MAX_VALUE};
        return extremes[random.nextInt(extremes.length)];
    }

    /** The start of a slot on some level, give or take a nanosecond. */
    private long boundary() {
        int shift = Math.min(61, Long.numberOfTrailingZeros(tick) + digitBits * random.nextInt(8));
        long start = ((now >>> shift) + 1 + random.nextInt(3)) << shift;
        return start <= 0 || start == Long.MAX_VALUE ? now : start + random.nextInt(3) - 1;
    }

    private long smallStep() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(2);
            case 1 -> tick + random.nextInt(3) - 1;
            case 2 -> tick * random.nextInt(8);
            default -> tick * random.nextLong(1L << (3 * digitBits));
        };
    }
}
