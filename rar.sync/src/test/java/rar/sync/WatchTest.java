package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Watch<Integer> watch = new Watch<>(0);

    @Test
    void changed_severalChanges_yieldsTheLatestOnce() {
        var subscription = watch.subscribe();
        assertFalse(subscription.hasChanged());
        Probe<Integer> probe = Probe.waiting(subscription.changed());
        watch.set(1);
        watch.set(2);
        assertEquals(2, probe.woken());
        assertFalse(subscription.hasChanged());
        Probe.waiting(subscription.changed());
    }

    @Test
    void changed_equalValue_isAChange() {
        var subscription = watch.subscribe();
        watch.set(0);
        assertEquals(0, Probe.now(subscription.changed()));
    }

    @Test
    void get_ofSubscription_countsAsSeen() {
        var subscription = watch.subscribe();
        var other = watch.subscribe();
        watch.set(1);
        assertEquals(1, watch.get());
        assertTrue(subscription.hasChanged());
        assertEquals(1, subscription.get());
        assertFalse(subscription.hasChanged());
        assertTrue(other.hasChanged());
    }

    @Test
    void changed_twoOfOneSubscription_oneGetsIt() {
        var subscription = watch.subscribe();
        Probe<Integer> first = Probe.waiting(subscription.changed());
        Probe<Integer> second = Probe.waiting(subscription.changed());
        watch.set(1);
        assertEquals(1, second.woken());
        assertEquals(1, first.wakes());
        first.assertPending();
        watch.set(2);
        assertEquals(2, first.value());
        assertEquals(2, first.wakes());
    }

    @Test
    void changed_cancelledAfterChange_remainsUnseen() {
        var subscription = watch.subscribe();
        Probe<Integer> probe = Probe.waiting(subscription.changed());
        watch.set(1);
        probe.cancel();
        assertEquals(1, Probe.now(subscription.changed()));
    }

    @Test
    void update_changedMeanwhile_isAppliedToTheLatest() {
        List<Integer> seen = new ArrayList<>();
        int result = watch.update(value -> {
            seen.add(value);
            if (seen.size() == 1) {
                watch.set(10);
            }
            return value + 1;
        });
        assertEquals(11, result);
        assertEquals(11, watch.get());
        assertEquals(List.of(0, 10), seen);
    }

    @Test
    void close_unseenValue_isYieldedFirst() {
        var subscription = watch.subscribe();
        var other = watch.subscribe();
        Probe<Integer> waits = Probe.waiting(other.changed());
        watch.set(1);
        watch.close();
        watch.close();
        assertEquals(1, waits.value());
        assertEquals(1, Probe.now(subscription.changed()));
        assertEquals(
                "the value will not change any more: the Watch is closed",
                assertThrows(ClosedException.class, Probe.of(subscription.changed())::poll)
                        .getMessage());
        assertEquals(
                "cannot change the value: the Watch is closed",
                assertThrows(ClosedException.class, () -> watch.set(2)).getMessage());
        assertThrows(ClosedException.class, () -> watch.update(value -> 2));
        assertEquals(1, watch.get());
    }

    @Test
    void close_whoWaits_fails() {
        Probe<Integer> changed = Probe.waiting(watch.subscribe().changed());
        Probe<Integer> until = Probe.waiting(watch.subscribe().waitUntil(value -> value > 5));
        watch.close();
        changed.wokenTo(ClosedException.class);
        until.wokenTo(ClosedException.class);
    }

    @Test
    void waitUntil_holdsAlready_isReadyAtOnce() {
        var subscription = watch.subscribe();
        watch.set(5);
        assertEquals(5, Probe.now(subscription.waitUntil(value -> value == 5)));
        assertFalse(subscription.hasChanged(), "seen");
    }

    @Test
    void waitUntil_later_looksAtEachChange() {
        List<Integer> asked = new ArrayList<>();
        var subscription = watch.subscribe();
        Probe<Integer> probe = Probe.waiting(subscription.waitUntil(value -> {
            asked.add(value);
            return value == 2;
        }));
        watch.set(1);
        probe.assertPending();
        assertTrue(subscription.hasChanged(), "what was not waited for is not seen");
        watch.set(2);
        assertEquals(2, probe.value());
        assertEquals(List.of(0, 1, 2), asked);
        assertFalse(subscription.hasChanged());
        assertEquals(0, watch.waiting());
    }

    @Test
    void waitUntil_changedByTheCondition_looksAgain() {
        assertEquals(1, Probe.now(watch.subscribe().waitUntil(value -> {
            if (value == 0) {
                watch.set(1);
            }
            return value == 1;
        })));
    }

    @Test
    void waitUntil_conditionThrows_fails() {
        Probe<Integer> probe = Probe.waiting(watch.subscribe().waitUntil(value -> 1 / (1 - value) == 7));
        watch.set(1);
        probe.wokenTo(ArithmeticException.class);
        assertEquals(0, watch.waiting());
    }

    @Test
    void null_anywhere_isAnError() {
        assertThrows(NullPointerException.class, () -> new Watch<>(null));
        assertThrows(NullPointerException.class, () -> watch.set(null));
        assertThrows(NullPointerException.class, () -> watch.update(value -> null));
        assertEquals(0, watch.get());
    }
}
