package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a poll comes to, and what wakes. */
class PollTest {
    @Test
    void ready_hasItsValue() {
        Poll<String> poll = Poll.ready("value");
        assertTrue(poll.isReady());
        assertFalse(poll.isPending());
        assertEquals("value", poll.value());
        assertEquals(Poll.ready("value"), poll);
        assertNotEquals(Poll.ready("other"), poll);
        assertTrue(poll.toString().contains("value"));
    }

    @Test
    void readyWithNothing_isAlwaysTheSameObject() {
        assertSame(Poll.done(), Poll.<Void>ready(null));
        assertNull(Poll.done().value());
        assertTrue(Poll.done().isReady());
    }

    @Test
    void pending_isAlwaysTheSameObjectAndHasNoValue() {
        Poll<String> poll = Poll.pending();
        assertTrue(poll.isPending());
        assertFalse(poll.isReady());
        assertSame(Poll.<String>pending(), poll);
        assertThrows(IllegalStateException.class, poll::value);
        assertEquals("Pending", poll.toString());
    }

    @Test
    void poll_isReadyOrPendingByPattern() {
        Poll<String> poll = Poll.ready("value");
        assertEquals("value", poll instanceof Poll.Ready<String> ready ? ready.value() : "none");
        assertTrue(Poll.pending() instanceof Poll.Pending<?>);
    }

    @Test
    void waker_ofAnAction_runsItAtEveryWake() {
        AtomicInteger runs = new AtomicInteger();
        Waker waker = Waker.of(runs::incrementAndGet);
        waker.wake();
        waker.wake();
        assertEquals(2, runs.get());
        assertThrows(NullPointerException.class, () -> Waker.of(null));
    }

    @Test
    void waker_noop_isAlwaysTheSameObject() {
        Waker.noop().wake();
        assertSame(Waker.noop(), Waker.noop());
    }
}
