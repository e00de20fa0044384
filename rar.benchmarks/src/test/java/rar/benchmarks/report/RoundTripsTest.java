package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    @Test
    void summary_ofSome_hasTheExtremesAndTheMedian() {
        assertEquals("5 to 90 ns, median 60, at 3 moments", RoundTrips.summary(List.of(60L, 5L, 90L)));
    }

    @Test
    void summary_ofNone_isUnknown() {
        assertEquals(RoundTrips.UNKNOWN, RoundTrips.summary(List.of()));
    }

    @Test
    void measure_here_takesTimeOrIsNotMade() {
        RoundTrips trips = new RoundTrips();
        trips.measure();
        trips.measure();
        String summary = trips.summary();
        assertTrue(
                summary.equals(RoundTrips.UNKNOWN) || summary.matches("[1-9]\\d* to \\d+ ns, .* at [12] moments"),
                summary);
    }
}
