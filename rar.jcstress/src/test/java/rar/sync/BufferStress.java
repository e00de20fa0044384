package rar.sync;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** The values in a channel: each comes out once, no more are let in than fit, and the end comes after the last one. */
public final class BufferStress {
    private BufferStress() {}

    /** Puts a value in. Returns 1 if it is in, 2 if there was no room, 3 if the buffer was closed. */
    private static int push(Buffer<Integer> buffer, int value) {
        return switch (buffer.tryPush(value)) {
            case DONE -> 1;
            case FULL -> 2;
            case CLOSED -> 3;
        };
    }

    /** Takes a value out, 0 if there is none. Returns -1 if that fails, as in a buffer where all is in disorder. */
    private static int pop(Buffer<Integer> buffer) {
        try {
            Integer value = buffer.tryPop();
            return value == null ? 0 : value;
        } catch (RuntimeException e) {
            return -1;
        }
    }

    /** What is in the buffer, as the digits of a number. */
    private static int popAll(Buffer<Integer> buffer) {
        int all = 0;
        for (int value = pop(buffer); value > 0; value = pop(buffer)) {
            all = 10 * all + value;
        }
        return all;
    }

    /** Takes all that is in the buffer, and adds it up. */
    private static int sumOfAll(Buffer<Integer> buffer) {
        int sum = 0;
        for (int value = pop(buffer); value > 0; value = pop(buffer)) {
            sum += value;
        }
        return sum;
    }

    /** Two values come to a place for one. */
    @JCStressTest
    @Outcome(id = "1, 2, 5", expect = Expect.ACCEPTABLE, desc = "the first is in")
    @Outcome(id = "2, 1, 6", expect = Expect.ACCEPTABLE, desc = "the second is in")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one is lost, or there were too many")
    @State
    public static class RingPushByTwo {
        private final Buffer<Integer> buffer = new RingBuffer<>(1);

        @Actor
        public void one(III_Result result) {
            result.r1 = push(buffer, 5);
        }

        @Actor
        public void another(III_Result result) {
            result.r2 = push(buffer, 6);
        }

        @Arbiter
        public void end(III_Result result) {
            result.r3 = popAll(buffer);
        }
    }

    /** Two receivers reach for two values. */
    @JCStressTest
    @Outcome(
            id = {"5, 6", "6, 5"},
            expect = Expect.ACCEPTABLE,
            desc = "one each")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one twice, or lost")
    @State
    public static class RingPopByTwo {
        private final Buffer<Integer> buffer = new RingBuffer<>(2);

        /** There are two values. */
        public RingPopByTwo() {
            buffer.tryPush(5);
            buffer.tryPush(6);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = pop(buffer);
        }

        @Actor
        public void another(II_Result result) {
            result.r2 = pop(buffer);
        }
    }

    /** A receiver may have passed a place and not have emptied it yet, when another one is round and there again. */
    @JCStressTest
    @Outcome(
            id = {"5, 6", "6, 5", "0, 56"},
            expect = Expect.ACCEPTABLE,
            desc = "each once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one twice, or lost")
    @State
    public static class RingPopAllRound {
        private final Buffer<Integer> buffer = new RingBuffer<>(2);

        /** There are two values. */
        public RingPopAllRound() {
            buffer.tryPush(5);
            buffer.tryPush(6);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = pop(buffer);
        }

        @Actor
        public void another(II_Result result) {
            result.r2 = popAll(buffer);
        }
    }

    /**
     * A sender may have moved the tail past a place and not have filled it yet, when another one is round and there.
     */
    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "what went in has come out")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one twice, or lost")
    @State
    public static class RingPushAllRound {
        private final Buffer<Integer> buffer = new RingBuffer<>(2);
        private int one;
        private int others;
        private int taken;

        @Actor
        public void senderAndReceiver() {
            one = push(buffer, 1) == 1 ? 1 : 0;
            taken = sumOfAll(buffer);
        }

        @Actor
        public void another() {
            others = (push(buffer, 2) == 1 ? 2 : 0) + (push(buffer, 4) == 1 ? 4 : 0);
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = one + others - taken - sumOfAll(buffer);
        }
    }

    /** A value comes as the buffer is closed, and whoever closes it asks whether that was the end. */
    @JCStressTest
    @Outcome(id = "1, 0, 5", expect = Expect.ACCEPTABLE, desc = "it is in, and was not the end")
    @Outcome(id = "3, 1, 0", expect = Expect.ACCEPTABLE, desc = "it was turned away, and that was the end")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an end before the last value, or no end")
    @State
    public static class RingPushAgainstClose {
        private final Buffer<Integer> buffer = new RingBuffer<>(1);

        @Actor
        public void sender(III_Result result) {
            result.r1 = push(buffer, 5);
        }

        @Actor
        public void closer(III_Result result) {
            buffer.close();
            result.r2 = buffer.isDrained() ? 1 : 0;
        }

        @Arbiter
        public void end(III_Result result) {
            result.r3 = popAll(buffer);
        }
    }

    /** One place of two is reserved, and given back as a value comes. */
    @JCStressTest
    @Outcome(id = "1, 5", expect = Expect.ACCEPTABLE, desc = "the value is in, and there is room for one more")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the value is lost, or the place")
    @State
    public static class RingPushAgainstRelease {
        private final Buffer<Integer> buffer = new RingBuffer<>(2);

        /** One place is reserved. */
        public RingPushAgainstRelease() {
            buffer.tryReserve();
        }

        @Actor
        public void sender() {
            buffer.tryPush(5);
        }

        @Actor
        public void owner() {
            buffer.releaseReserved();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = buffer.hasRoom() ? 1 : 0;
            result.r2 = popAll(buffer);
        }
    }

    /** Two values come at once to where there is no bound. */
    @JCStressTest
    @Outcome(
            id = {"1, 1, 56", "1, 1, 65"},
            expect = Expect.ACCEPTABLE,
            desc = "both are in")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one is lost")
    @State
    public static class GrowingPushByTwo {
        private final Buffer<Integer> buffer = new GrowingBuffer<>();

        @Actor
        public void one(III_Result result) {
            result.r1 = push(buffer, 5);
        }

        @Actor
        public void another(III_Result result) {
            result.r2 = push(buffer, 6);
        }

        @Arbiter
        public void end(III_Result result) {
            result.r3 = popAll(buffer);
        }
    }
}
