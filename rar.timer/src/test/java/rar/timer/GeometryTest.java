package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
    private static final Geometry MICROS = new Geometry(10, 6);

    @ParameterizedTest
    @CsvSource({"-1, 6", "31, 6", "20, 0", "20, 7"})
    void constructor_valueOutOfRange_isRefused(int tickShift, int slotBits) {
        assertThrows(IllegalArgumentException.class, () -> new Geometry(tickShift, slotBits));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 63", "0, 6, 11", "15, 6, 9", "20, 6, 8", "30, 6, 6", "3, 2, 31"})
    void levels_anySizes_coverAllTicks(int tickShift, int slotBits, int levels) {
        Geometry geometry = new Geometry(tickShift, slotBits);

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
    @CsvSource({"0, 1", "10, 6", "15, 6", "20, 6", "30, 3"})
    void tickDue_endOfTime_isNever(int tickShift, int slotBits) {
        Geometry geometry = new Geometry(tickShift, slotBits);

        long never = geometry.tickDue(Long.MAX_VALUE);
        assertEquals(geometry.never(), never);
        assertEquals(Long.MAX_VALUE, geometry.start(never));
        assertEquals(never - 1, geometry.tickReached(Long.MAX_VALUE));
    }

    @Test
    void level_ticksThatDiffer_isThatOfTheHighestDigit() {
        assertEquals(0, MICROS.level(5, 5));
        assertEquals(0, MICROS.level(63, 0));
        assertEquals(1, MICROS.level(64, 63));
        assertEquals(1, MICROS.level(64 * 64 - 1, 0));
        assertEquals(2, MICROS.level(64 * 64, 64 * 64 - 1));
        assertEquals(3, MICROS.digit(3 * 64 + 7, 1));
        assertEquals(7, MICROS.digit(3 * 64 + 7, 0));
    }
}
