package rar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rar.benchmarks.report.Figure;

class WaitsTest {
    @Test
    void figures_hundredWaits_areThoseOfTheirRank() {
        Waits waits = new Waits(100);
        for (int i = 100; i >= 1; i--) {
            waits.add(i * 1000L);
        }
        waits.await();

        assertEquals(
                List.of(50.0, 99.0, 100.0),
                waits.figures(new Fairness(), "rar", 2, 100).stream()
                        .map(Figure::value)
                        .toList());
    }
}
