package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel, polled by hand. */
class ChannelTest {
    private static Channel<Integer> full() {
        Channel<Integer> channel = Channel.bounded(2);
        assertTrue(channel.trySend(1));
        assertTrue(channel.trySend(2));
        assertFalse(channel.trySend(3));
        return channel;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 1000})
    void bounded_anyCapacity_holdsThatManyInOrder(int capacity) {
        Channel<Integer> channel = Channel.bounded(capacity);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < capacity; i++) {
                assertTrue(channel.trySend(i));
            }
            assertFalse(channel.trySend(-1));
            assertEquals(capacity, channel.size());
            for (int i = 0; i < capacity; i++) {
                assertEquals(Optional.of(i), channel.tryReceive());
            }
            assertEquals(Optional.empty(), channel.tryReceive());
        }
    }

    @Test
    void unbounded_manyValues_keepsThemInOrder() {
        Channel<Integer> channel = Channel.unbounded();
        IntStream.range(0, 10_000).forEach(i -> assertTrue(channel.trySend(i)));
        IntStream.range(0, 10_000).forEach(i -> assertEquals(Optional.of(i), Probe.now(channel.receive())));
    }

    @Test
    void receive_empty_waitsForASend() {
        Channel<Integer> channel = Channel.bounded(2);
        Probe<Optional<Integer>> first = Probe.waiting(channel.receive());
        Probe<Optional<Integer>> second = Probe.waiting(channel.receive());
        Probe.now(channel.send(1));
        assertEquals(Optional.of(1), first.woken());
        second.assertNotWoken();
        Probe.now(channel.send(2));
        assertEquals(Optional.of(2), second.woken());
    }

    @Test
    void send_full_waitsForAReceive() {
        Channel<Integer> channel = full();
        Probe<Void> first = Probe.waiting(channel.send(3));
        Probe<Void> second = Probe.waiting(channel.send(4));
        assertEquals(Optional.of(1), channel.tryReceive());
        first.woken();
        second.assertNotWoken();
        assertEquals(Optional.of(2), Probe.now(channel.receive()));
        second.woken();
        assertEquals(Optional.of(3), channel.tryReceive());
        assertEquals(Optional.of(4), channel.tryReceive());
    }

    @Test
    void close_receiversGetTheRestAndThenTheEnd() {
        Channel<Integer> channel = full();
        channel.close();
        channel.close();
        assertFalse(channel.isDrained());
        assertEquals(Optional.of(1), Probe.now(channel.receive()));
        assertEquals(Optional.of(2), Probe.now(channel.receive()));
        assertTrue(channel.isDrained());
        assertEquals(Optional.empty(), Probe.now(channel.receive()));
        assertEquals(Optional.empty(), channel.tryReceive());
    }

    @Test
    void close_whileReceiversAndSendersWait_endsThemAll() {
        Channel<Integer> empty = Channel.bounded(2);
        Probe<Optional<Integer>> first = Probe.waiting(empty.receive());
        Probe<Optional<Integer>> second = Probe.waiting(empty.receive());
        empty.close();
        assertEquals(Optional.empty(), first.woken());
        assertEquals(Optional.empty(), second.woken());

        Channel<Integer> full = full();
        Probe<Void> sender = Probe.waiting(full.send(3));
        full.close();
        sender.wokenTo(ClosedException.class);
        assertEquals(2, full.size());
    }

    @Test
    void send_closed_isAClearError() {
        Channel<Integer> channel = Channel.bounded(2);
        channel.close();
        String message =
                assertThrows(ClosedException.class, () -> channel.trySend(1)).getMessage();
        assertTrue(message.contains("closed channel"), message);
        assertThrows(ClosedException.class, Probe.of(channel.send(1))::poll);
        assertThrows(ClosedException.class, Probe.of(channel.reserve())::poll);
    }

    @Test
    void cancel_dropsTheValuesAndEndsBothSides() {
        Channel<Integer> channel = full();
        Probe<Void> sender = Probe.waiting(channel.send(3));
        channel.cancel();
        sender.wokenTo(ClosedException.class);
        assertTrue(channel.isDrained());
        assertEquals(0, channel.size());
        assertEquals(Optional.empty(), Probe.now(channel.receive()));
    }

    @Test
    void reserve_keepsRoomForOneValue() {
        Channel<Integer> channel = Channel.bounded(2);
        assertTrue(channel.trySend(1));
        SendPermit<Integer> permit = Probe.now(channel.reserve());
        assertFalse(channel.trySend(2));
        Probe<Void> sender = Probe.waiting(channel.send(2));
        permit.send(3);
        sender.assertNotWoken();
        assertEquals(Optional.of(1), channel.tryReceive());
        sender.woken();
        assertEquals(Optional.of(3), channel.tryReceive());
        assertEquals(Optional.of(2), channel.tryReceive());
    }

    @Test
    void reserve_givenUp_letsTheNextOneIn() {
        Channel<Integer> channel = Channel.bounded(1);
        SendPermit<Integer> permit = Probe.now(channel.reserve());
        Probe<Void> sender = Probe.waiting(channel.send(1));
        permit.close();
        permit.close();
        sender.woken();
        String message =
                assertThrows(IllegalStateException.class, () -> permit.send(2)).getMessage();
        assertTrue(message.contains("used twice"), message);
    }

    @Test
    void reserved_beyondClose_comesBeforeTheEnd() {
        Channel<Integer> channel = Channel.bounded(2);
        SendPermit<Integer> used = Probe.now(channel.reserve());
        SendPermit<Integer> unused = Probe.now(channel.reserve());
        channel.close();
        Probe<Optional<Integer>> first = Probe.waiting(channel.receive());
        Probe<Optional<Integer>> second = Probe.waiting(channel.receive());
        used.send(1);
        assertEquals(Optional.of(1), first.woken());
        second.assertNotWoken();
        unused.close();
        assertEquals(Optional.empty(), second.woken());
    }

    @Test
    void reserved_afterCancel_isToldSo() {
        Channel<Integer> channel = Channel.bounded(2);
        SendPermit<Integer> permit = Probe.now(channel.reserve());
        channel.cancel();
        assertThrows(ClosedException.class, () -> permit.send(1));
        assertEquals(0, channel.size());
    }

    @Test
    void receive_cancelledAfterItsWake_handsItOn() {
        Channel<Integer> channel = Channel.bounded(2);
        Probe<Optional<Integer>> first = Probe.waiting(channel.receive());
        Probe<Optional<Integer>> second = Probe.waiting(channel.receive());
        Probe.now(channel.send(1));
        assertEquals(1, first.wakes());
        first.cancel();
        assertEquals(Optional.of(1), second.woken());
    }

    @Test
    void send_cancelledAfterItsWake_handsItOn() {
        Channel<Integer> channel = full();
        Probe<Void> first = Probe.waiting(channel.send(3));
        Probe<Void> second = Probe.waiting(channel.send(4));
        channel.tryReceive();
        assertEquals(1, first.wakes());
        first.cancel();
        second.woken();
        assertEquals(Optional.of(2), channel.tryReceive());
        assertEquals(Optional.of(4), channel.tryReceive());
    }

    @Test
    void receive_twoOnAChannelForOne_isAClearErrorAndHarmsNobody() {
        Channel<Integer> channel = Channel.boundedForOneReceiver(2);
        Probe<Optional<Integer>> first = Probe.waiting(channel.receive());
        String message = assertThrows(IllegalStateException.class, Probe.of(channel.receive())::poll)
                .getMessage();
        assertTrue(message.contains("for one receiver"), message);
        first.assertPending();
        Probe.now(channel.send(1));
        assertEquals(Optional.of(1), first.woken());
        assertThrows(IllegalStateException.class, () -> {
            Channel<Integer> unbounded = Channel.unboundedForOneReceiver();
            Probe.waiting(unbounded.receive());
            Probe.of(unbounded.receive()).poll();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, (1 << 22) + 1})
    void bounded_badCapacity_isAnError(int capacity) {
        String message = assertThrows(IllegalArgumentException.class, () -> Channel.bounded(capacity))
                .getMessage();
        assertEquals("capacity must be in 1..4194304: " + capacity, message);
    }

    @Test
    void send_null_isRefused() {
        Channel<Integer> channel = Channel.bounded(1);
        assertThrows(NullPointerException.class, () -> channel.send(null));
        assertThrows(NullPointerException.class, () -> channel.trySend(null));
    }

    @Test
    void stream_yieldsTheValuesUpToTheEnd() {
        Channel<Integer> channel = full();
        channel.close();
        assertEquals(List.of(1, 2), Probe.now(channel.stream().toList()));
    }

    @Test
    void waits_aMillionCancelled_leaveNothing() {
        Channel<Integer> channel = full();
        Channel<Integer> empty = Channel.bounded(1);
        for (int i = 0; i < 500_000; i++) {
            Probe.waiting(channel.send(i)).cancel();
            Probe.waiting(empty.receive()).cancel();
        }
        assertEquals(0, channel.senders().size());
        assertEquals(0, empty.receivers().size());
    }
}
