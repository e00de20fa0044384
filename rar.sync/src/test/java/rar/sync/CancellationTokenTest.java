package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rar.api.Future;

class CancellationTokenTest {
    private final CancellationToken token = new CancellationToken();

    @Test
    void cancel_token_cancelsWhatIsBelowAndNothingElse() {
        CancellationToken child = token.child();
        CancellationToken sibling = token.child();
        CancellationToken grandchild = child.child();
        Probe<Void> ofToken = Probe.waiting(token.cancelled());
        Probe<Void> ofChild = Probe.waiting(child.cancelled());
        Probe<Void> ofSibling = Probe.waiting(sibling.cancelled());
        Probe<Void> ofGrandchild = Probe.waiting(grandchild.cancelled());
        child.cancel();
        child.cancel();
        assertTrue(child.isCancelled());
        assertTrue(grandchild.isCancelled());
        assertFalse(sibling.isCancelled());
        assertFalse(token.isCancelled());
        ofChild.woken();
        ofGrandchild.woken();
        ofToken.assertNotWoken();
        ofSibling.assertNotWoken();
        token.cancel();
        ofToken.woken();
        ofSibling.woken();
        assertFalse(token.isActive());
    }

    @Test
    void child_ofACancelledToken_isCancelled() {
        token.cancel();
        CancellationToken child = token.child();
        assertTrue(child.isCancelled());
        Probe.now(child.cancelled());
        child.cancel();
        assertFalse(child.isActive());
    }

    @Test
    void cancel_thousandsBelow_wakesThemAll() {
        List<Probe<Void>> probes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CancellationToken child = token.child();
            for (int k = 0; k < 50; k++) {
                CancellationToken grandchild = child.child();
                probes.add(Probe.waiting(grandchild.cancelled()));
                probes.add(Probe.waiting(grandchild.cancelled()));
            }
            probes.add(Probe.waiting(child.cancelled()));
        }
        token.cancel();
        probes.forEach(Probe::woken);
        assertFalse(token.isActive());
    }

    @Test
    void cancel_veryDeepChain_needsNoStack() {
        CancellationToken deepest = token;
        for (int i = 0; i < 100_000; i++) {
            deepest = deepest.child();
        }
        Probe<Void> probe = Probe.waiting(deepest.cancelled());
        assertTrue(token.isActive());
        token.cancel();
        probe.woken();
    }

    @Test
    void children_nobodyWaitsFor_areNotKnownToTheParent() {
        CancellationToken child = token.child();
        CancellationToken grandchild = child.child();
        assertFalse(token.isActive());
        Probe<Void> first = Probe.waiting(grandchild.cancelled());
        Probe<Void> second = Probe.waiting(child.cancelled());
        assertTrue(token.isActive());
        first.cancel();
        assertFalse(grandchild.isActive());
        assertTrue(token.isActive());
        second.cancel();
        assertFalse(token.isActive());
    }

    @Test
    void cancel_activeChild_leavesTheParentIdle() {
        Probe<Void> probe = Probe.waiting(token.child().cancelled());
        Probe<Void> other = Probe.waiting(token.cancelled());
        CancellationToken child = token.child();
        Probe.waiting(child.cancelled());
        child.cancel();
        assertTrue(token.isActive());
        probe.cancel();
        other.cancel();
        assertFalse(token.isActive());
    }

    @Test
    void cancel_onlyActiveChild_leavesTheParentIdle() {
        CancellationToken child = token.child().child();
        Probe<Void> probe = Probe.waiting(child.cancelled());
        child.cancel();
        assertFalse(token.isActive());
        probe.woken();
    }

    @Test
    void cancel_duringACancellation_theRestIsSettled() throws Exception {
        List<Probe<Void>> probes = new ArrayList<>();
        CancellationToken busy = token.child();
        CancellationToken late = token.child();
        Future<Void> first = busy.cancelled();
        first.poll(rar.api.Context.of(rar.api.Waker.of(() -> {
            probes.get(98).cancel(); // in the list of the cancellation at work
            probes.get(99).cancel();
            late.cancel();
        })));
        for (int i = 0; i < 98; i++) {
            probes.add(Probe.waiting(token.child().cancelled()));
        }
        probes.add(Probe.waiting(late.cancelled()));
        probes.add(Probe.waiting(late.cancelled()));
        token.cancel();
        probes.subList(0, 98).forEach(Probe::woken);
        assertEquals(0, probes.get(98).wakes());
        assertFalse(token.isActive());
        assertFalse(late.isActive());
    }

    // ---- runUntilCancelled

    @Test
    void runUntilCancelled_futureEndsFirst_yieldsItsValueOrFailure() {
        assertEquals("value", Probe.now(token.runUntilCancelled(Future.ready("value"))));
        OneShot<String> shot = new OneShot<>();
        Probe<String> probe = Probe.waiting(token.runUntilCancelled(shot.receive()));
        assertTrue(token.isActive());
        shot.send("value");
        assertEquals("value", probe.woken());
        assertFalse(token.isActive());
        OneShot<String> other = new OneShot<>();
        Probe<String> failing = Probe.waiting(token.runUntilCancelled(other.receive()));
        other.close();
        failing.wokenTo(ClosedException.class);
        assertFalse(token.isActive());
    }

    @Test
    void runUntilCancelled_tokenCancelledFirst_cancelsTheFutureAndFails() {
        AtomicInteger ended = new AtomicInteger();
        Probe<Object> probe =
                Probe.waiting(token.runUntilCancelled(Future.pending().doFinally(ended::incrementAndGet)));
        token.cancel();
        assertEquals(
                "the token was cancelled",
                probe.wokenTo(CancellationException.class).getMessage());
        assertEquals(1, ended.get());
        assertThrows(IllegalStateException.class, probe::poll);
    }

    @Test
    void runUntilCancelled_cancelledBefore_doesNotPollTheFuture() {
        token.cancel();
        AtomicInteger ran = new AtomicInteger();
        Probe<Void> probe = Probe.of(token.runUntilCancelled(Future.run(ran::incrementAndGet)));
        assertThrows(CancellationException.class, probe::poll);
        assertEquals(0, ran.get());
    }

    @Test
    void runUntilCancelled_cancelledByItsOwnFuture_fails() {
        Probe<Object> probe = Probe.of(token.runUntilCancelled(context -> {
            token.cancel();
            return rar.api.Poll.pending();
        }));
        assertThrows(CancellationException.class, probe::poll);
    }

    @Test
    void cancel_runUntilCancelled_isPassedOn() {
        AtomicInteger ended = new AtomicInteger();
        Probe<Object> probe =
                Probe.waiting(token.child().runUntilCancelled(Future.pending().doFinally(ended::incrementAndGet)));
        probe.cancel();
        assertEquals(1, ended.get());
        assertFalse(token.isActive());
        token.cancel();
        assertEquals(0, probe.wakes());
    }
}
