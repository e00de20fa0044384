package rar.sync;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import rar.lincheck.Canary;
import rar.lincheck.Checks;
import rar.lincheck.Scenario;

/**
 * A ring of two places between several senders and receivers: what went in comes out, once. Such a ring may look empty
 * or full for a moment when it is not, so what a call returns is not compared; what is left at the end is.
 */
class RingBufferLincheckTest {
    private static final int INTERLEAVINGS = 2_000;
    private static final List<Scenario> PICKED = List.of(
            Scenario.of("", "push(1) pop()", "push(2) push(4)"),
            Scenario.of("push(1) push(2)", "pop()", "pop() pop() push(4)"),
            Scenario.of("push(1) push(2)", "pop()", "reserve() pushReserved(4)"),
            Scenario.of("push(1)", "pop() push(2)", "reserve() pushReserved(4) pop()"));

    @Test
    void ring_pickedScenarios_losesNothing() {
        Checks.picked(Real.class, Anything.class, PICKED, INTERLEAVINGS).check(Real.class);
    }

    @Test
    void canary_looksAtThePlaceFirst_isCaught() {
        Canary.assertCaught(Checks.picked(Hasty.class, Anything.class, PICKED, INTERLEAVINGS), Hasty.class);
    }

    /** Several threads send and receive; one of them reserves. */
    @Param(name = "value", gen = IntGen.class, conf = "1:4")
    public abstract static class Operations {
        private final Ring ring;
        private final AtomicInteger in = new AtomicInteger();
        private final AtomicInteger out = new AtomicInteger();
        private boolean reserved;

        Operations(Ring ring) {
            this.ring = ring;
        }

        @Operation
        public void push(@Param(name = "value") int value) {
            if (ring.push(value)) {
                in.addAndGet(value);
            }
        }

        @Operation(nonParallelGroup = "reserving")
        public void reserve() {
            reserved = ring.reserve();
        }

        @Operation(nonParallelGroup = "reserving")
        public void pushReserved(@Param(name = "value") int value) {
            if (reserved) {
                ring.pushReserved(value);
                in.addAndGet(value);
                reserved = false;
            }
        }

        @Operation
        public void pop() {
            Integer value = ring.pop();
            if (value != null) {
                out.addAndGet(value);
            }
        }

        @Validate
        public void whatWentInComesOut() {
            int left = 0;
            for (Integer value = ring.pop(); value != null; value = ring.pop()) {
                left += value;
            }
            if (in.get() != out.get() + left) {
                throw new IllegalStateException(
                        "values were lost: " + in + " went in, " + out + " came out, and " + left + " is left");
            }
        }
    }

    /** What is checked. */
    interface Ring {
        boolean push(Integer value);

        boolean reserve();

        void pushReserved(Integer value);

        Integer pop();
    }

    /** The ring. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealRing(new RingBuffer<>(2)));
        }
    }

    private record RealRing(RingBuffer<Integer> ring) implements Ring {
        @Override
        public boolean push(Integer value) {
            return ring.tryPush(value) == Buffer.Attempt.DONE;
        }

        @Override
        public boolean reserve() {
            return ring.tryReserve() == Buffer.Attempt.DONE;
        }

        @Override
        public void pushReserved(Integer value) {
            ring.pushReserved(value);
        }

        @Override
        public Integer pop() {
            return ring.tryPop();
        }
    }

    /** Returns nothing, so that nothing is compared. */
    public static final class Anything {
        public void push(int value) {}

        public void reserve() {}

        public void pushReserved(int value) {}

        public void pop() {}
    }

    /** Broken: looks whether the place is empty before it looks whether there is room. */
    public static final class Hasty extends Operations {
        public Hasty() {
            super(new HastyRing());
        }
    }

    private static final class HastyRing implements Ring {
        private final AtomicReferenceArray<Integer> values = new AtomicReferenceArray<>(2);
        private final AtomicInteger tail = new AtomicInteger();
        private final AtomicInteger head = new AtomicInteger();

        @Override
        public boolean push(Integer value) {
            int seen = tail.get();
            if (values.get(seen % 2) == null && seen - head.get() < 2 && tail.compareAndSet(seen, seen + 1)) {
                values.set(seen % 2, value);
                return true;
            }
            return false;
        }

        @Override
        public boolean reserve() {
            return false;
        }

        @Override
        public void pushReserved(Integer value) {
            throw new UnsupportedOperationException("nothing is reserved");
        }

        @Override
        public Integer pop() {
            int seen = head.get();
            Integer value = seen == tail.get() ? null : values.get(seen % 2);
            if (value == null || !head.compareAndSet(seen, seen + 1)) {
                return null;
            }
            values.set(seen % 2, null);
            return value;
        }
    }
}
