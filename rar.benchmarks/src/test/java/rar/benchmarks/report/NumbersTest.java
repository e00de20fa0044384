package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void shortened_anySize_hasThreeDigitsOrAllBeforeThePoint() {
        assertEquals("0.12", Numbers.shortened(0.123));
        assertEquals("9.99", Numbers.shortened(9.99));
        assertEquals("10.0", Numbers.shortened(9.999));
        assertEquals("99.9", Numbers.shortened(99.91));
        assertEquals("100", Numbers.shortened(99.96));
        assertEquals("1,234,568", Numbers.shortened(1_234_567.8));
    }

    @Test
    void of_errorUnknown_isTheValueAlone() {
        assertEquals("12.0", Numbers.of(Samples.score(Samples.YIELD, "rar", 2, 12, Double.NaN)));
        assertEquals("12.0 ± 0.50", Numbers.of(Samples.score(Samples.YIELD, "rar", 2, 12, 0.5)));
    }
}
