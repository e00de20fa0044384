package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianTest {
    private static Median ofOneTo(int count) {
        return Median.of(IntStream.rangeClosed(1, count).asDoubleStream().toArray());
    }

    @Test
    void of_oddNumberInAnyOrder_isTheMiddle() {
        assertEquals(3, Median.of(9, 1, 3).value());
    }

    @Test
    void of_evenNumber_isBetweenTheTwoInTheMiddle() {
        assertEquals(2.5, Median.of(1, 2, 3, 100).value());
    }

    @Test
    void of_none_isRefused() {
        assertThrows(IllegalArgumentException.class, Median::of);
    }

    @Test
    void of_sevenOrLess_hasNoError() {
        assertEquals(Double.NaN, ofOneTo(7).error());
        assertEquals(Double.NaN, Median.of(5).error());
    }

    /** The tables of the binomial distribution have 2/256 for 0 of 8, 22/1024 for up to 1 of 10. */
    @Test
    void of_eightToTen_hasHalfTheDistanceOfTheOuterOnes() {
        assertEquals(3.5, ofOneTo(8).error());
        assertEquals(4.5, ofOneTo(10).error());
    }

    /** 0.0026 for up to 3 of 20, and 0.0118 for up to 4. */
    @Test
    void of_twenty_leavesThreeOutAtEachEnd() {
        assertEquals((17 - 4) / 2.0, ofOneTo(20).error());
    }
}
