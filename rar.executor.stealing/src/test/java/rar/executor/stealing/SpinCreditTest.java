package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a worker spins before it parks. */
class SpinCreditTest {
    private static final int PARKS = 10_000;

    private final SpinCredit credit = new SpinCredit();

    @Test
    void spins_thatAlwaysPay_goOn() {
        assertEquals(PARKS, spins(park -> true));
    }

    @Test
    void spins_ofWhichThreeInTenAreInVain_goOn() {
        assertEquals(PARKS, spins(park -> park % 10 >= 3));
    }

    @Test
    void spins_ofWhichFourInTenAreInVain_areGivenUp() {
        assertTrue(spins(park -> park % 10 >= 4) < PARKS / 4);
    }

    @Test
    void spins_inVain_areGivenUpAfterARow() {
        assertEquals(16, rowInVain());
    }

    @Test
    void spins_inVainAfterManyThatPaid_areGivenUpAfterALongerRow() {
        spins(park -> true);
        assertEquals(32, rowInVain());
    }

    @Test
    void spins_inVainAfterATryThatPaid_areGivenUpAfterAShortRow() {
        rowInVain();
        awaitProbe();
        credit.paid();
        assertEquals(2, rowInVain());
    }

    @Test
    void spins_inVainAfterATryInVain_areGivenUpAtOnce() {
        rowInVain();
        awaitProbe();
        assertEquals(0, rowInVain());
    }

    /** In the mean as often as is said, and at no fixed distance. */
    @Test
    void probes_areMadeNowAndThen() {
        rowInVain();
        int least = PARKS;
        int most = 0;
        int sum = 0;
        for (int i = 0; i < 1000; i++) {
            int parks = awaitProbe();
            least = Math.min(least, parks);
            most = Math.max(most, parks);
            sum += parks;
        }
        assertTrue(least < most, "always after " + least);
        assertEquals(SpinCredit.PROBE, sum / 1000.0, SpinCredit.PROBE / 8.0);
    }

    /** A rhythm in which a probe at one of four places only is followed by enough that pay. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void spins_thatPayAgainInARhythm_areTakenUpAgain(int phase) {
        rowInVain();
        spins(park -> (park + phase) % 4 != 3);
        assertEquals(PARKS, spins(park -> (park + phase) % 4 != 3));
    }

    /** Those that paid before it make up for it. */
    @Test
    void spins_ofWhichMostPay_outlastARowInVain() {
        assertEquals(PARKS, spins(park -> park < 100 || park % 100 >= 20));
    }

    /** How often it is spun at as many parks, given at which of them that pays. */
    private int spins(IntPredicate pays) {
        int spins = 0;
        for (int park = 0; park < PARKS; park++) {
            if (credit.spend()) {
                spins++;
                if (pays.test(park)) {
                    credit.paid();
                }
            }
        }
        return spins;
    }

    /** How often it is spun in vain until it is spun no more. */
    private int rowInVain() {
        int spins = 0;
        while (spins < PARKS && credit.spend()) {
            spins++;
        }
        return spins;
    }

    /** How many parks it takes until it is spun. */
    private int awaitProbe() {
        int parks = 1;
        while (parks < PARKS && !credit.spend()) {
            parks++;
        }
        return parks;
    }
}
