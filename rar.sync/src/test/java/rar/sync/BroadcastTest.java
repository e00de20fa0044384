package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BroadcastTest {
    private final Broadcast<Integer> broadcast = new Broadcast<>(3);

    @Test
    void receive_several_eachSeesEveryValue() {
        var first = broadcast.subscribe();
        var second = broadcast.subscribe();
        assertEquals(2, broadcast.send(1));
        assertEquals(2, broadcast.send(2));
        for (var subscription : java.util.List.of(first, second)) {
            assertEquals(1, Probe.now(subscription.receive()));
            assertEquals(Optional.of(2), subscription.tryReceive());
            assertEquals(Optional.empty(), subscription.tryReceive());
        }
        Probe<Integer> a = Probe.waiting(first.receive());
        Probe<Integer> b = Probe.waiting(second.receive());
        broadcast.send(3);
        assertEquals(3, a.woken());
        assertEquals(3, b.woken());
    }

    @Test
    void subscribe_late_seesLaterValuesOnly() {
        assertEquals(0, broadcast.send(1));
        var first = broadcast.subscribe();
        broadcast.send(2);
        var second = broadcast.subscribe();
        broadcast.send(3);
        assertEquals(2, Probe.now(first.receive()));
        assertEquals(3, Probe.now(second.receive()));
    }

    @Test
    void receive_tooSlow_learnsHowManyWereLostAndGoesOnWithTheOldest() {
        var slow = broadcast.subscribe();
        var quick = broadcast.subscribe();
        for (int i = 1; i <= 10; i++) {
            broadcast.send(i);
            assertEquals(i, Probe.now(quick.receive()));
        }
        LaggedException lagged = assertThrows(LaggedException.class, Probe.of(slow.receive())::poll);
        assertEquals(7, lagged.lost());
        assertEquals("lost 7 values: receive faster, or give the Broadcast a larger capacity", lagged.getMessage());
        broadcast.send(11);
        assertEquals(1, assertThrows(LaggedException.class, slow::tryReceive).lost());
        for (int i = 9; i <= 11; i++) {
            assertEquals(i, Probe.now(slow.receive()));
        }
        Probe.waiting(slow.receive());
    }

    @Test
    void values_receivedByAll_areNotKept() {
        var first = broadcast.subscribe();
        var second = broadcast.subscribe();
        for (int i = 0; i < 10; i++) {
            broadcast.send(i);
            Probe.now(first.receive());
            assertEquals(1, broadcast.kept());
            Probe.now(second.receive());
            assertEquals(0, broadcast.kept());
        }
    }

    @Test
    void values_ofAClosedSubscription_areNotKept() {
        var first = broadcast.subscribe();
        var second = broadcast.subscribe();
        for (int i = 0; i < 5; i++) {
            broadcast.send(i);
        }
        assertThrows(LaggedException.class, second::tryReceive);
        second.tryReceive();
        assertEquals(3, broadcast.kept());
        first.close();
        first.close();
        assertEquals(2, broadcast.kept());
        assertEquals(1, broadcast.subscriptions());
        second.close();
        assertEquals(0, broadcast.kept());
        assertEquals(0, broadcast.send(6));
    }

    @Test
    void close_values_areStillReceived() {
        var subscription = broadcast.subscribe();
        var waiting = broadcast.subscribe();
        broadcast.send(1);
        Probe.now(waiting.receive());
        Probe<Integer> probe = Probe.waiting(waiting.receive());
        broadcast.close();
        broadcast.close();
        assertEquals(1, Probe.now(subscription.receive()));
        String message = "cannot receive: the Broadcast is closed";
        assertFails(ClosedException.class, message, Probe.of(subscription.receive())::poll);
        assertEquals(message, probe.wokenTo(ClosedException.class).getMessage());
        assertFails(ClosedException.class, "cannot send: the Broadcast is closed", () -> broadcast.send(2));
        assertFails(ClosedException.class, "cannot subscribe: the Broadcast is closed", broadcast::subscribe);
    }

    @Test
    void close_subscription_failsTheReceiveThatWaits() {
        var subscription = broadcast.subscribe();
        var other = broadcast.subscribe();
        Probe<Integer> stays = Probe.waiting(other.receive());
        Probe<Integer> probe = Probe.waiting(subscription.receive());
        subscription.close();
        String message = "cannot receive: the subscription is closed";
        assertEquals(message, probe.wokenTo(ClosedException.class).getMessage());
        assertFails(ClosedException.class, message, subscription::tryReceive);
        stays.assertNotWoken();
        broadcast.send(1);
        assertEquals(1, stays.woken());
    }

    @Test
    void close_subscriptionWhoseReceiverWasJustWoken_isNoError() {
        var subscription = broadcast.subscribe();
        Probe<Integer> probe = Probe.waiting(subscription.receive());
        broadcast.send(1);
        subscription.close();
        probe.wokenTo(ClosedException.class);
    }

    @Test
    void receive_cancelledAfterSend_losesNothing() {
        var subscription = broadcast.subscribe();
        Probe<Integer> probe = Probe.waiting(subscription.receive());
        broadcast.send(1);
        broadcast.send(2);
        probe.cancel();
        assertEquals(1, Probe.now(subscription.receive()));
        assertEquals(2, Probe.now(subscription.receive()));
    }

    @Test
    void receive_twoAtATime_isAnErrorForTheSecond() {
        var subscription = broadcast.subscribe();
        Probe<Integer> first = Probe.waiting(subscription.receive());
        assertFails(
                IllegalStateException.class,
                "cannot receive: a Subscription is for one receiver, and another one waits; subscribe() again",
                Probe.of(subscription.receive())::poll);
        broadcast.send(1);
        assertEquals(1, first.woken());
    }

    @Test
    void misuse_any_saysWhatIsAllowed() {
        assertFails(IllegalArgumentException.class, "capacity must be in 1..1073741824: 0", () -> new Broadcast<>(0));
        assertFails(IllegalArgumentException.class, "capacity must be in 1..1073741824: -5", () -> new Broadcast<>(-5));
        assertFails(NullPointerException.class, "value", () -> broadcast.send(null));
    }

    private static void assertFails(Class<? extends Exception> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}
