package rar.api.task;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.task.CellCase.Ending;
import rar.api.task.CellCase.Events;
import rar.api.task.Weaver.Grain;
import rar.api.task.Weaver.Weakness;

/**
 * The task cell under every order of the steps of those who poll, wake, cancel, await and close it at once (R1, R2, R3,
 * R5, R6; T1 to T4). The code is the real one; a {@link Weaver} has put a stop in front of each of its accesses to what
 * is shared, and an {@link Exploration} lets one thread after the other go on, in all orders that there are.
 *
 * <p>What it does not show: what weak memory makes of accesses that are not volatile. Here each step sees all that came
 * before it.
 */
@Tag("R1")
@Tag("R2")
@Tag("R5")
@Tag("R6")
class InterleavingTest {
    /** A few events and two workers. */
    static Stream<CellCase> few() {
        return Stream.of(Events.values())
                .filter(Events::areFew)
                .flatMap(events -> Stream.of(Ending.values()).map(ending -> new CellCase(events, ending, 2)));
    }

    /**
     * Errors go through more of the code than the other endings do; those, and two who await at once, are in the long
     * version.
     */
    static Stream<CellCase> fewWithErrors() {
        return few().filter(what -> what.ending() == Ending.ERROR && what.events().joiners < 2);
    }

    @ParameterizedTest
    @MethodSource("fewWithErrors")
    void cell_inEveryOrderOfAccesses_keepsItsInvariants(CellCase what) throws Exception {
        explore(Grain.ACCESS, what);
    }

    @Tag("stress")
    @ParameterizedTest
    @MethodSource("few")
    void cell_inEveryOrderOfAccessesWithAnyEnding_keepsItsInvariants(CellCase what) throws Exception {
        explore(Grain.ACCESS, what);
    }

    /** All kinds of events and one worker: each line of the table is a step. */
    @Test
    void cell_inEveryOrderOfMoves_keepsItsInvariants() throws Exception {
        explore(Grain.MOVE, new CellCase(Events.WAKE_CANCEL_JOIN_CLOSE, Ending.VALUE, 1));
    }

    @Tag("stress")
    @Test
    void cell_inEveryOrderOfMovesWithTwoWakes_keepsItsInvariants() throws Exception {
        explore(Grain.MOVE, new CellCase(Events.WAKE_WAKE_CANCEL_JOIN_CLOSE, Ending.VALUE, 1));
    }

    @Tag("stress")
    @ParameterizedTest
    @EnumSource
    void cell_inEveryOrderOfMovesWithTwoWorkers_keepsItsInvariants(Ending ending) throws Exception {
        explore(Grain.MOVE, new CellCase(Events.WAKE_WAKE_CANCEL_JOIN_CLOSE, ending, 2));
    }

    /** A future that asks for another poll in its first one. */
    @ParameterizedTest
    @CsvSource({"ACCESS, CANCEL_JOIN, NEVER", "MOVE, WAKE_CANCEL_CLOSE, ERROR"})
    void cell_thatYields_keepsItsInvariants(Grain grain, Events events, Ending ending) throws Exception {
        explore(grain, new CellCase(events, ending, 2).yielding());
    }

    @Tag("stress")
    @ParameterizedTest
    @MethodSource("few")
    void cell_thatYieldsInEveryOrderOfAccessesWithAnyEnding_keepsItsInvariants(CellCase what) throws Exception {
        explore(Grain.ACCESS, what.yielding());
    }

    @Tag("stress")
    @ParameterizedTest
    @EnumSource
    void cell_thatYieldsInEveryOrderOfMoves_keepsItsInvariants(Ending ending) throws Exception {
        explore(Grain.MOVE, new CellCase(Events.WAKE_WAKE_CANCEL_JOIN_CLOSE, ending, 2).yielding());
    }

    private static void explore(Grain grain, CellCase what) throws Exception {
        WovenRun.of(new Weaver(grain, Weakness.NONE), what);
    }
}
