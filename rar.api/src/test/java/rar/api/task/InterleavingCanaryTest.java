package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rar.api.task.CellCase.Ending;
import rar.api.task.CellCase.Events;
import rar.api.task.Weaver.Grain;
import rar.api.task.Weaver.Weakness;

/** What {@link InterleavingTest} finds if a move of the cell is not atomic. */
class InterleavingCanaryTest {
    @ParameterizedTest
    @CsvSource({
        "TABLE, WAKE_WAKE, R2: a wake was lost",
        "WAKE,  WAKE_WAKE, 'T3: the future has ended, the task has not'",
        "WAKE,  JOIN_JOIN, 'T3: the future has ended, the task has not'",
        "JOIN,  JOIN_JOIN, R2: a joiner was not woken at the end"
    })
    void exploration_ofAMoveThatIsNotAtomic_findsWhatComesOfIt(Weakness weakness, Events events, String found) {
        Weaver weaver = new Weaver(Grain.ACCESS, weakness);
        CellCase what = new CellCase(events, Ending.VALUE, 2);
        assertEquals(
                found,
                assertThrows(AssertionError.class, () -> WovenRun.of(weaver, what))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL_JOIN, 'T4: a value came after the cancellation, and decided'",
        "JOIN_JOIN,   R2: a joiner was not woken at the end"
    })
    void exploration_ofAYieldThatIsNotAtomic_findsWhatComesOfIt(Events events, String found) {
        Weaver weaver = new Weaver(Grain.ACCESS, Weakness.YIELD);
        CellCase what = new CellCase(events, Ending.VALUE, 2).yielding();
        assertEquals(
                found,
                assertThrows(AssertionError.class, () -> WovenRun.of(weaver, what))
                        .getMessage());
    }
}
