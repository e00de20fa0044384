package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Waker;

class BarrierTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 33, 100})
    void await_roundAfterRound_lastOneLeads(int parties) {
        Barrier barrier = new Barrier(parties);
        assertEquals(parties, barrier.parties());
        for (int round = 0; round < 3; round++) {
            List<Probe<Boolean>> probes = new ArrayList<>();
            for (int i = 0; i < parties - 1; i++) {
                probes.add(Probe.waiting(barrier.await()));
            }
            probes.forEach(Probe::assertNotWoken);
            assertTrue(Probe.now(barrier.await()));
            probes.forEach(probe -> assertFalse(probe.woken()));
        }
    }

    @Test
    void await_notPolled_hasNotArrived() {
        Barrier barrier = new Barrier(2);
        Probe<Boolean> never = Probe.of(barrier.await());
        Probe<Boolean> first = Probe.waiting(barrier.await());
        first.assertNotWoken();
        never.value();
        first.woken();
    }

    @Test
    void cancel_beforeAllHaveCome_undoesTheArrival() {
        Barrier barrier = new Barrier(3);
        Probe<Boolean> first = Probe.waiting(barrier.await());
        Probe<Boolean> gone = Probe.waiting(barrier.await());
        gone.cancel();
        Probe<Boolean> second = Probe.waiting(barrier.await());
        first.assertNotWoken();
        assertTrue(Probe.now(barrier.await()));
        assertFalse(first.woken());
        assertFalse(second.woken());
    }

    @Test
    void cancel_afterAllHaveCome_leavesTheNextRoundAlone() {
        Barrier barrier = new Barrier(2);
        Probe<Boolean> first = Probe.waiting(barrier.await());
        assertTrue(Probe.now(barrier.await()));
        Probe<Boolean> next = Probe.waiting(barrier.await());
        first.cancel();
        next.assertNotWoken();
        assertTrue(Probe.now(barrier.await()));
        assertFalse(next.woken());
    }

    @Test
    void cancel_whileTheOthersAreBeingWoken_leavesTheNextRoundAlone() throws Exception {
        int parties = 100;
        Barrier barrier = new Barrier(parties);
        List<Probe<Boolean>> probes = new ArrayList<>();
        Future<Boolean> first = barrier.await();
        first.poll(Context.of(Waker.of(() -> probes.get(parties - 3).cancel()))); // one that is not in the first batch
        for (int i = 0; i < parties - 2; i++) {
            probes.add(Probe.waiting(barrier.await()));
        }
        assertTrue(Probe.now(barrier.await()));
        assertEquals(0, probes.get(parties - 3).wakes());
        for (int i = 0; i < parties - 1; i++) {
            Probe.waiting(barrier.await());
        }
        assertTrue(Probe.now(barrier.await()), "as many as ever");
    }

    @Test
    void await_polledInTheNextRound_isStillReady() {
        Barrier barrier = new Barrier(2);
        Probe<Boolean> slow = Probe.waiting(barrier.await());
        assertTrue(Probe.now(barrier.await()));
        Probe.waiting(barrier.await());
        assertTrue(Probe.now(barrier.await()));
        assertFalse(slow.woken());
    }

    @Test
    void barrier_noParties_isAnError() {
        assertEquals(
                "parties must be at least 1: 0",
                assertThrows(IllegalArgumentException.class, () -> new Barrier(0))
                        .getMessage());
    }
}
