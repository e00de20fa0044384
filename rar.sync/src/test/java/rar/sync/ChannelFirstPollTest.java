package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rar.api.Future;

/** Operations of a channel that end in their first poll, without having waited: F4 holds for them, too. */
class ChannelFirstPollTest {
    private final Channel<Integer> channel = Channel.bounded(2);

    @Test
    void F4_send_polledAgain_sendsOnce() {
        Probe<Void> send = Probe.of(channel.send(1));
        send.value();

        assertFinished("Channel.send", send);
        assertEquals(1, channel.size());
    }

    @Test
    void F4_receive_polledAgain_takesOne() {
        channel.trySend(1);
        channel.trySend(2);
        Probe<Optional<Integer>> receive = Probe.of(channel.receive());
        assertEquals(Optional.of(1), receive.value());

        assertFinished("Channel.receive", receive);
        assertEquals(1, channel.size());
    }

    @Test
    void F4_reserve_polledAgain_reservesOne() {
        Probe<SendPermit<Integer>> reserve = Probe.of(channel.reserve());
        SendPermit<Integer> permit = reserve.value();

        assertFinished("Channel.reserve", reserve);
        channel.trySend(1);
        permit.send(2);
        assertEquals(2, channel.size());
    }

    @Test
    void F4_sendAndReserve_onAClosedChannel_failOnce() {
        failsOnce("Channel.send", closed -> closed.send(1));
        failsOnce("Channel.reserve", Channel::reserve);
    }

    @Test
    void poll_nothingThere_isPendingAndCanBePolledAgain() {
        Probe<Optional<Integer>> receive = Probe.waiting(channel.receive());
        receive.assertPending();
        channel.trySend(1);

        assertEquals(Optional.of(1), receive.woken());
    }

    private void failsOnce(String name, Function<Channel<Integer>, Future<?>> operation) {
        channel.close();
        Probe<?> probe = Probe.of(operation.apply(channel));
        assertThrows(ClosedException.class, probe::poll);

        assertFinished(name, probe);
    }

    private static void assertFinished(String name, Probe<?> probe) {
        assertEquals(
                name + " was polled after it had finished: a future yields once, call the method again",
                assertThrows(IllegalStateException.class, probe::poll).getMessage());
    }
}
