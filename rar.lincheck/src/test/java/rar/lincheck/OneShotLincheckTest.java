package rar.lincheck;

import java.util.List;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.sync.OneShot;

/** One value reaches one receiver, who is woken for it, also if others are cancelled or it is closed meanwhile. */
class OneShotLincheckTest {
    /** All that can go wrong in few steps; threads own the slots of their numbers. */
    private static final List<Scenario> PICKED = List.of(
            Scenario.of("", "send(1)", "receive() receive()"),
            Scenario.of("", "close()", "receive()", "send(2)"),
            Scenario.of("receive()", "send(1)", "cancel() receive()", "close()"),
            Scenario.of("receive()", "send(1) send(2)", "receive()", "tryReceive()"),
            Scenario.of("receive()", "close() send(1)", "receive() cancel()", "tryReceive()"));

    @Test
    void oneShot_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 100).check(Real.class);
    }

    @Test
    void oneShot_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void oneShot_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void oneShot_checkedForLong_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 10_000).check(Real.class);
        Checks.model(Sequential.class, 300).check(Real.class);
        Checks.stress(Sequential.class, 300).check(Real.class);
    }

    // ---- canaries

    @Test
    void canary_looksAndThenQueues_isCaught() {
        Canary.assertCaught(Checks.picked(Racy.class, Sequential.class, PICKED, 100), Racy.class);
    }

    @Test
    void canary_doesNotHearOfCancellation_isCaught() {
        Canary.assertCaught(Checks.picked(Forgets.class, Sequential.class, PICKED, 100), Forgets.class);
    }

    // ---- the operations

    /** What is checked. */
    interface Shot extends AutoCloseable {
        boolean send(int value);

        Future<Integer> receive();

        Optional<Integer> tryReceive();

        @Override
        void close();
    }

    /** One receives by waiting; anybody sends, closes, and takes what is there. */
    @Param(name = "value", gen = IntGen.class, conf = "1:3")
    public abstract static class Operations {
        private final Shot shot;
        private final Slot<Integer> slot = new Slot<>();

        Operations(Shot shot) {
            this.shot = shot;
        }

        @Operation
        public boolean send(@Param(name = "value") int value) {
            return shot.send(value);
        }

        @Operation
        public void close() {
            shot.close();
        }

        @Operation(nonParallelGroup = "receiver")
        public int receive() throws Exception {
            if (slot.isEmpty()) {
                slot.put(shot.receive());
            }
            Poll<Integer> poll = slot.poll();
            return poll.isReady() ? poll.value() : 0;
        }

        @Operation(nonParallelGroup = "receiver")
        public boolean cancel() {
            return slot.cancel();
        }

        @Operation
        public int tryReceive() {
            return shot.tryReceive().orElse(0);
        }

        @Validate
        public void nobodyWasForgotten() {
            slot.requireWokenIfReady();
        }
    }

    /** The one-shot. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealShot(new OneShot<>()));
        }
    }

    private record RealShot(OneShot<Integer> shot) implements Shot {
        @Override
        public boolean send(int value) {
            return shot.send(value);
        }

        @Override
        public Future<Integer> receive() {
            return shot.receive();
        }

        @Override
        public Optional<Integer> tryReceive() {
            return shot.tryReceive();
        }

        @Override
        public void close() {
            shot.close();
        }
    }

    /** What it should do, for one operation after the other. */
    public static final class Sequential {
        private int sent;
        private boolean received;
        private boolean closed;
        private boolean waits;

        public boolean send(int value) {
            if (closed) {
                return false;
            }
            if (sent != 0) {
                throw new IllegalStateException();
            }
            sent = value;
            return true;
        }

        public void close() {
            closed = sent == 0;
        }

        public int receive() {
            waits = false;
            int value = tryReceive();
            waits = value == 0;
            return value;
        }

        public boolean cancel() {
            boolean waited = waits;
            waits = false;
            return waited;
        }

        public int tryReceive() {
            if (closed) {
                throw new rar.sync.ClosedException("closed");
            }
            if (received) {
                throw new IllegalStateException();
            }
            received = sent != 0;
            return sent;
        }
    }

    /** Broken: what is sent between the look and the leaving of the waker wakes nobody. */
    public static final class Racy extends Operations {
        public Racy() {
            super(new RacyShot());
        }
    }

    private static final class RacyShot implements Shot {
        private final OneShot<Integer> shot = new OneShot<>();
        private volatile Waker waker = Waker.noop();

        @Override
        public boolean send(int value) {
            boolean sent = shot.send(value);
            waker.wake();
            return sent;
        }

        @Override
        public Future<Integer> receive() {
            return context -> {
                Optional<Integer> value = shot.tryReceive();
                if (value.isPresent()) {
                    return Poll.ready(value.get());
                }
                waker = context.waker();
                return Poll.pending();
            };
        }

        @Override
        public Optional<Integer> tryReceive() {
            return shot.tryReceive();
        }

        @Override
        public void close() {
            shot.close();
            waker.wake();
        }
    }

    /** Broken: who is cancelled goes on being the receiver. */
    public static final class Forgets extends Operations {
        public Forgets() {
            super(new ForgetfulShot(new RealShot(new OneShot<>())));
        }
    }

    private record ForgetfulShot(Shot shot) implements Shot {
        @Override
        public boolean send(int value) {
            return shot.send(value);
        }

        @Override
        public Future<Integer> receive() {
            return new Forgetful<>(shot.receive());
        }

        @Override
        public Optional<Integer> tryReceive() {
            return shot.tryReceive();
        }

        @Override
        public void close() {
            shot.close();
        }
    }
}
