package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
    private static final Geometry MICROS = new Geometry(10, 5);

    @ParameterizedTest
    @CsvSource({"-1, 5", "31, 5", "20, 0", "20, 6"})
    void constructor_valueOutOfRange_isRefused(int tickShift, int digitBits) {
        assertThrows(IllegalArgumentException.class, () -> new Geometry(tickShift, digitBits));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 62", "0, 5, 13", "13, 5, 10", "20, 5, 9", "30, 5, 7", "3, 2, 30"})
    void levels_anySizes_coverAllTicks(int tickShift, int digitBits, int levels) {
        Geometry geometry = new Geometry(tickShift, digitBits);

        assertEquals(levels, geometry.levels());
        assertEquals(levels - 1, geometry.level(geometry.never(), 0));
    }

    @Test
    void tickDue_betweenTicks_isRoundedUp() {
        assertEquals(0, MICROS.tickDue(0));
        assertEquals(1, MICROS.tickDue(1));
        assertEquals(1, MICROS.tickDue(1023));
        assertEquals(1, MICROS.tickDue(1024));
        assertEquals(2, MICROS.tickDue(1025));
    }

    @Test
    void tickReached_betweenTicks_isRoundedDown() {
        assertEquals(0, MICROS.tickReached(1023));
        assertEquals(1, MICROS.tickReached(1024));
        assertEquals(1, MICROS.tickReached(2047));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "10, 5", "13, 5", "20, 5", "30, 3"})
    void tickDue_endOfTime_isNever(int tickShift, int digitBits) {
        Geometry geometry = new Geometry(tickShift, digitBits);

        long never = geometry.tickDue(Long.MAX_VALUE);
        assertEquals(geometry.never(), never);
        assertEquals(Long.MAX_VALUE, geometry.start(never));
        assertEquals(never - 1, geometry.tickReached(Long.MAX_VALUE));
    }

    @Test
    void level_anyDistance_isTheLowestThatReachesIt() {
        assertEquals(0, MICROS.level(5, 5));
        assertEquals(0, MICROS.level(63, 0));
        assertEquals(1, MICROS.level(64, 0));
        assertEquals(1, MICROS.level(64 * 32 - 1, 0));
        assertEquals(2, MICROS.level(64 * 32, 0));
        assertEquals(2, MICROS.level(64 * 32, 31));
        assertEquals(1, MICROS.level(64 * 32, 32));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 2", "10, 3", "13, 5"})
    void level_anyTicks_isTheLowestThatReachesIt(int tickShift, int digitBits) {
        Geometry geometry = new Geometry(tickShift, digitBits);
        SplittableRandom random = new SplittableRandom(digitBits);
        for (int i = 0; i < 10_000; i++) {
            long position = random.nextLong(geometry.never()) >>> random.nextInt(64);
            long tick = position + (random.nextLong(geometry.never() - position) >>> random.nextInt(64));

            int level = geometry.level(tick, position);

            assertTrue(level < geometry.levels());
            assertTrue(reaches(geometry, level, tick, position), () -> tick + " from " + position);
            assertFalse(level > 0 && reaches(geometry, level - 1, tick, position), () -> tick + " from " + position);
        }
    }

    @Test
    void unit_anyTick_isItsShareOfTheLevel() {
        assertEquals(3, MICROS.unit(3 * 1024 + 7, 2));
        assertEquals(4 * 1024 - 1, MICROS.lastOfUnit(3 * 1024 + 7, 2));
        assertEquals(7, MICROS.lastOfUnit(7, 0));
        assertEquals(1, MICROS.slot(65 * 32, 1));
    }

    private static boolean reaches(Geometry geometry, int level, long tick, long position) {
        return geometry.unit(tick, level) - geometry.unit(position, level) < geometry.slots();
    }
}
