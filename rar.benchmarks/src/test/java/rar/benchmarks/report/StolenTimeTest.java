package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is read from the system's counters. */
class StolenTimeTest {
    private static final long[] BEFORE = StolenTime.parse("cpu  100 0 50 800 10 0 5 35 7 0");

    @Test
    void share_ofCounters_isThatOfTheDifference() {
        long[] after = StolenTime.parse("cpu  150 0 60 830 10 0 5 45 7 0");
        assertEquals("10.0 %", StolenTime.share(BEFORE, after));
    }

    @Test
    void share_withoutTimeInBetween_isNone() {
        assertEquals("0.0 %", StolenTime.share(BEFORE, BEFORE));
    }

    @Test
    void share_whereTheSystemDoesNotTell_isUnknown() {
        assertEquals(StolenTime.UNKNOWN, StolenTime.share(new long[0], new long[0]));
    }

    @Test
    void share_here_isAPercentageOrUnknown() throws Exception {
        String share = StolenTime.fromNow().share();
        assertTrue(share.equals(StolenTime.UNKNOWN) || share.matches("\\d+\\.\\d %"), share);
    }
}
