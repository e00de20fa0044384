package rar.lincheck;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.sync.Channel;
import rar.sync.ClosedException;

/**
 * A channel of one place between one sender, who closes it, and one receiver: values arrive once and in order, up to
 * the end, and who waits is woken. With several of a kind, or one that closes it while another sends, a channel may
 * look empty or full for a moment when it is not, and is no queue in the strict sense: a future is pending then, and is
 * woken when the moment is over. What holds in that case is tested in {@code rar.sync}.
 */
class ChannelLincheckTest {
    private static final List<Scenario> PICKED = List.of(
            Scenario.of("", "send(1) send(2)", "receive() receive()"),
            Scenario.of("send(1) send(2)", "send(2) close()", "receive() receive()"),
            Scenario.of("receive()", "send(1) close()", "cancelReceive() receive()"),
            Scenario.of("send(1)", "send(2) cancelSend()", "receive() receive()"),
            Scenario.of("", "send(1) send(2) close()", "receive() receive()"));

    @Test
    void channel_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 80).check(Real.class);
    }

    @Test
    void channel_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void channel_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void channel_checkedForLong_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 10_000).check(Real.class);
        Checks.model(Sequential.class, 300).check(Real.class);
        Checks.stress(Sequential.class, 300).check(Real.class);
    }

    // ---- canary

    @Test
    void canary_looksAndThenWaits_isCaught() {
        Canary.assertCaught(Checks.picked(Racy.class, Sequential.class, PICKED, 200), Racy.class);
    }

    // ---- the operations

    /** What is checked. */
    interface Pipe {
        Future<Void> send(Integer value);

        Future<Optional<Integer>> receive();

        void close();
    }

    /** One send and one receive may wait at a time. */
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public abstract static class Operations {
        private final Pipe pipe;
        private final Slot<Void> sending = new Slot<>();
        private final Slot<Optional<Integer>> receiving = new Slot<>();

        Operations(Pipe pipe) {
            this.pipe = pipe;
        }

        @Operation(nonParallelGroup = "sender")
        public String send(@Param(name = "value") int value) throws Exception {
            if (sending.isEmpty()) {
                sending.put(pipe.send(value));
            }
            try {
                return sending.poll().isReady() ? "sent" : "waits";
            } catch (ClosedException e) {
                return "closed";
            }
        }

        @Operation(nonParallelGroup = "sender")
        public boolean cancelSend() {
            return sending.cancel();
        }

        @Operation(nonParallelGroup = "receiver")
        public String receive() throws Exception {
            if (receiving.isEmpty()) {
                receiving.put(pipe.receive());
            }
            Poll<Optional<Integer>> poll = receiving.poll();
            return poll.isPending()
                    ? "waits"
                    : poll.value().map(String::valueOf).orElse("end");
        }

        @Operation(nonParallelGroup = "receiver")
        public boolean cancelReceive() {
            return receiving.cancel();
        }

        @Operation(nonParallelGroup = "sender")
        public void close() {
            pipe.close();
        }

        @Validate
        public void nobodyWasForgotten() {
            sending.requireWokenIfReady();
            receiving.requireWokenIfReady();
        }
    }

    /** The channel. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealPipe(Channel.bounded(1)));
        }
    }

    private record RealPipe(Channel<Integer> channel) implements Pipe {
        @Override
        public Future<Void> send(Integer value) {
            return channel.send(value);
        }

        @Override
        public Future<Optional<Integer>> receive() {
            return channel.receive();
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    /** What it should do, for one operation after the other. */
    public static final class Sequential {
        private final Queue<Integer> values = new ArrayDeque<>();
        private Integer waiting; // to be sent
        private boolean receiving;
        private boolean closed;

        public String send(int value) {
            Integer sent = waiting == null ? (Integer) value : waiting;
            waiting = null;
            if (closed) {
                return "closed";
            }
            if (values.isEmpty()) {
                values.add(sent);
                return "sent";
            }
            waiting = sent;
            return "waits";
        }

        public boolean cancelSend() {
            boolean waited = waiting != null;
            waiting = null;
            return waited;
        }

        public String receive() {
            Integer value = values.poll();
            receiving = value == null && !closed;
            return value != null ? value.toString() : closed ? "end" : "waits";
        }

        public boolean cancelReceive() {
            boolean waited = receiving;
            receiving = false;
            return waited;
        }

        public void close() {
            closed = true;
        }
    }

    /** Broken: what comes between the look and the wait wakes nobody. */
    public static final class Racy extends Operations {
        public Racy() {
            super(new RacyPipe());
        }
    }

    private static final class RacyPipe implements Pipe {
        private final Queue<Integer> values = new ConcurrentLinkedQueue<>();
        private volatile Waker sender = Waker.noop();
        private volatile Waker receiver = Waker.noop();
        private volatile boolean closed;

        @Override
        public Future<Void> send(Integer value) {
            return context -> {
                if (closed) {
                    throw new ClosedException("closed");
                }
                if (!values.isEmpty()) {
                    sender = context.waker();
                    return Poll.pending();
                }
                values.add(value);
                receiver.wake();
                return Poll.done();
            };
        }

        @Override
        public Future<Optional<Integer>> receive() {
            return this::receive;
        }

        private Poll<Optional<Integer>> receive(Context context) {
            boolean end = closed;
            Integer value = values.poll();
            if (value == null && !end) {
                receiver = context.waker();
                return Poll.pending();
            }
            sender.wake();
            return Poll.ready(Optional.ofNullable(value));
        }

        @Override
        public void close() {
            closed = true;
            sender.wake();
            receiver.wake();
        }
    }
}
