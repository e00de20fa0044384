package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.spi.TimerEntry;

class TimingWheelTest {
    private static final long TICK = 1L << 13; // of Geometry.PRODUCTION

    private final TimingWheel wheel = new TimingWheel(Geometry.PRODUCTION);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                TICK - 1,
                TICK,
                TICK + 1,
                63 * TICK,
                64 * TICK,
                64 * TICK + 1,
                2048 * TICK - 1,
                2048 * TICK,
                2079 * TICK,
                1L << 62
            })
    void drainDue_anyDeadline_givesTheEntryThenAndNotBefore(long deadline) {
        Probe probe = insert(deadline);
        long due = wheel.nextDeadline();

        assertTrue(due >= deadline && due - deadline < TICK, () -> due + " for " + deadline);
        if (due > 0) {
            assertEquals(List.of(), drain(due - 1));
        }
        assertEquals(List.of(probe), drain(due));
        WheelInvariants.checkEmpty(wheel);
        assertEquals(Long.MAX_VALUE, wheel.nextDeadline());
    }

    @Test
    void drainDue_endOfTime_leavesWhatIsNeverDue() {
        Probe never = insert(Long.MAX_VALUE);
        Probe last = insert(Long.MAX_VALUE - 2 * TICK);

        assertEquals(List.of(last), drain(Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE, wheel.nextDeadline());
        assertTrue(wheel.remove(never));
        WheelInvariants.checkEmpty(wheel);
    }

    @Test
    void drainDue_farJump_givesAllInOrder() {
        List<Probe> probes = Stream.of(5L, 70L, 100L, 5_000L, 300_000L, 1L << 30)
                .map(tick -> insert(tick * TICK))
                .toList();

        assertEquals(probes, drain(Long.MAX_VALUE));
    }

    @Test
    void drainDue_timeStandsStill_givesNothingMore() {
        insert(TICK);
        insert(2 * TICK);

        assertEquals(1, drain(TICK).size());
        assertEquals(List.of(), drain(TICK));
        assertEquals(2 * TICK, wheel.nextDeadline());
    }

    @Test
    void drainDue_limit_leavesTheOthersRemovable() {
        Probe first = insert(TICK);
        Probe second = insert(TICK);
        Probe third = insert(TICK);
        List<TimerEntry> due = new ArrayList<>();

        wheel.drainDue(TICK, due, 1);

        assertEquals(List.of(first), due);
        assertFalse(wheel.remove(first));
        assertTrue(wheel.remove(second));
        assertEquals(List.of(third), drain(TICK));
    }

    @Test
    void drainDue_entryThatIsAlwaysLate_doesNotStarveOthers() {
        Probe late = insert(0);
        Probe other = insert(50 * TICK);
        List<TimerEntry> due = new ArrayList<>();

        for (long now = 0; !due.contains(other); now += TICK) {
            assertTrue(now <= 51 * TICK, "starved");
            due.clear();
            wheel.drainDue(now, due, 1);
            if (due.contains(late)) {
                wheel.insert(late, 0);
            }
        }
    }

    @Test
    void insert_passedDeadline_isDueAtOnce() {
        drain(1_000 * TICK);

        Probe probe = insert(3);

        assertEquals(3, probe.deadline());
        assertEquals(1_000 * TICK, wheel.nextDeadline());
        assertEquals(List.of(probe), drain(1_000 * TICK));
    }

    @Test
    void insert_scheduledEntry_isRefused() {
        Probe probe = insert(7);

        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> wheel.insert(probe, 9));

        assertTrue(refusal.getMessage().contains("for 7 ns"), refusal.getMessage());
        assertEquals(7, probe.deadline());
    }

    @Test
    void nextDeadline_farEntry_isItsTickAndNotItsSlots() {
        long hour = 3_600_000_000_000L;
        insert(hour);

        assertEquals(hour + TICK - 1 & -TICK, wheel.nextDeadline());
    }

    @Test
    void nextDeadline_earliestRemoved_isRightAgainAfterOneLook() {
        Probe early = insert(5_000 * TICK);
        insert(5_100 * TICK);
        wheel.remove(early);

        assertEquals(5_000 * TICK, wheel.nextDeadline(), "not searched for yet");
        assertEquals(List.of(), drain(wheel.nextDeadline()));
        assertEquals(5_100 * TICK, wheel.nextDeadline());
    }

    @Test
    void remove_openSlotsLastEntry_closesIt() {
        insert(100 * TICK);
        Probe left = insert(100 * TICK);
        wheel.drainDue(100 * TICK, new ArrayList<>(), 1);

        assertTrue(wheel.remove(left));

        WheelInvariants.checkEmpty(wheel);
        insert(200 * TICK);
        assertEquals(200 * TICK, wheel.nextDeadline());
    }

    @Test
    void remove_millionInRandomOrder_leavesNothingBehind() {
        SplittableRandom random = new SplittableRandom(1);
        Probe[] probes = new Probe[1_000_000];
        Arrays.setAll(probes, i -> insert(random.nextLong(3_600_000_000_000L)));
        WheelInvariants.check(wheel);
        assertEquals(probes.length, wheel.size());

        for (int i = probes.length; i > 0; i--) {
            int chosen = random.nextInt(i);
            assertTrue(wheel.remove(probes[chosen]));
            assertFalse(probes[chosen].isLinked());
            probes[chosen] = probes[i - 1];
        }

        WheelInvariants.checkEmpty(wheel);
    }

    @Test
    void pollAny_severalEntries_emptiesTheWheel() {
        insert(5);
        insert(1L << 40);
        insert(Long.MAX_VALUE);

        Stream.generate(wheel::pollAny)
                .takeWhile(entry -> entry != null)
                .forEach(entry -> assertFalse(wheel.remove(entry)));

        WheelInvariants.checkEmpty(wheel);
    }

    private Probe insert(long deadline) {
        return Wheels.insert(wheel, deadline);
    }

    private List<TimerEntry> drain(long now) {
        return Wheels.drain(wheel, now);
    }
}
