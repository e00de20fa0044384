package rar.sync;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rar.api.Context;
import rar.api.Future;
import rar.api.Waker;

/** Who waits at a channel: is woken, or has found what it waits for. */
public final class ChannelStress {
    private ChannelStress() {}

    /** An operation of a channel, polled by hand; and how often it was woken. */
    private static final class Operation implements Waker {
        private final AtomicInteger wakes = new AtomicInteger();
        private final Future<?> future;

        Operation(Future<?> future) {
            this.future = future;
        }

        /** Returns 1 if it is ready. */
        int poll() {
            try {
                return future.poll(Context.of(this)).isReady() ? 1 : 0;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        void cancel() {
            future.cancel();
        }

        int wakes() {
            return wakes.get();
        }

        @Override
        public void wake() {
            wakes.incrementAndGet();
        }
    }

    /** A value comes as a receiver is about to wait. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "received")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "waited, and was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits while there is a value, or was woken for nothing")
    @State
    public static class SendAgainstReceive {
        private final Channel<Integer> channel = Channel.bounded(1);
        private final Operation receive = new Operation(channel.receive());

        @Actor
        public void receiver(II_Result result) {
            result.r1 = receive.poll();
        }

        @Actor
        public void sender() {
            channel.trySend(5);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = receive.wakes();
        }
    }

    /** A value goes as a sender is about to wait for room. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "sent")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "waited, and was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits while there is room, or was woken for nothing")
    @State
    public static class ReceiveAgainstSend {
        private final Channel<Integer> channel = Channel.bounded(1);
        private final Operation send = new Operation(channel.send(6));

        /** The channel is full. */
        public ReceiveAgainstSend() {
            channel.trySend(5);
        }

        @Actor
        public void sender(II_Result result) {
            result.r1 = send.poll();
        }

        @Actor
        public void receiver() {
            channel.tryReceive();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = send.wakes();
        }
    }

    /** The receiver that has waited longest is given up as a value comes. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the next one was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it waits while there is a value, or all is in disorder")
    @State
    public static class SendAgainstCancel {
        private final Channel<Integer> channel = Channel.bounded(1);
        private final Operation first = new Operation(channel.receive());
        private final Operation second = new Operation(channel.receive());
        private boolean failed;

        /** Two receivers wait. */
        public SendAgainstCancel() {
            first.poll();
            second.poll();
        }

        @Actor
        public void owner() {
            first.cancel();
        }

        @Actor
        public void sender() {
            try {
                channel.trySend(5);
            } catch (AssertionError | RuntimeException e) {
                failed = true; // in a queue where all is in disorder
            }
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = failed ? -1 : second.wakes();
        }
    }
}
