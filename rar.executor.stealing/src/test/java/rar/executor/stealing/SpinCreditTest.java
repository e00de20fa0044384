package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** When a worker spins before it parks. */
class SpinCreditTest {
    private static final int PARKS = 10_000;
    private static final int PROBES = PARKS / SpinCredit.PROBE;

    private final SpinCredit credit = new SpinCredit();

    @Test
    void spins_thatAlwaysPay_goOn() {
        assertEquals(PARKS, spins(spin -> true));
    }

    @Test
    void spins_ofWhichLessThanAThirdAreInVain_goOn() {
        assertEquals(PARKS, spins(spin -> spin % 4 != 0));
    }

    @Test
    void spins_inVain_areGivenUpButForProbes() {
        assertBetween(PROBES, PROBES + 32, spins(spin -> false));
    }

    @Test
    void spins_ofWhichHalfAreInVain_areGivenUpButForProbes() {
        assertBetween(PROBES, 3 * PROBES + 64, spins(spin -> spin % 2 == 0));
    }

    @Test
    void spins_thatPayAgain_areTakenUpAgain() {
        spins(spin -> false);
        assertBetween(PARKS - SpinCredit.PROBE, PARKS, spins(spin -> true));
    }

    @Test
    void spins_thatHavePaidForLong_areGivenUpAfterARowInVain() {
        spins(spin -> true);
        int before = spins(spin -> false) - PROBES;
        assertBetween(30, 34, before);
    }

    /** A row in vain ends with the first that pays, if enough have paid before it. */
    @Test
    void spins_ofWhichMostPay_outlastARowInVain() {
        assertEquals(PARKS, spins(spin -> spin < 100 || spin % 100 >= 20));
    }

    /** How often it is spun at as many parks, given which spins pay. */
    private int spins(IntPredicate pays) {
        int spins = 0;
        for (int park = 0; park < PARKS; park++) {
            if (credit.spend()) {
                if (pays.test(spins)) {
                    credit.paid();
                }
                spins++;
            }
        }
        return spins;
    }

    private static void assertBetween(int least, int most, int actual) {
        assertTrue(least <= actual && actual <= most, () -> actual + " is not between " + least + " and " + most);
    }
}
