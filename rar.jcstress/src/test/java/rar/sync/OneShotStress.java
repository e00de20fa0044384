package rar.sync;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** One value, one who receives it: who waits is woken, or has found it; and what was sent is received once. */
public final class OneShotStress {
    private OneShotStress() {}

    /** A waker that counts. */
    private static final class Wakes implements Waker {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void wake() {
            count.incrementAndGet();
        }

        int count() {
            return count.get();
        }
    }

    /** The value, 1 for what has none, 0 for pending. */
    private static int poll(Future<?> future, Waker waker) {
        try {
            Poll<?> poll = future.poll(Context.of(waker));
            return poll.isPending() ? 0 : poll.value() instanceof Integer value ? value : 1;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The value comes as the receiver is about to wait. */
    @JCStressTest
    @Outcome(id = "5, 0", expect = Expect.ACCEPTABLE, desc = "received")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "waited, and was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits in vain, or was woken for nothing")
    @State
    public static class SendAgainstReceive {
        private final OneShot<Integer> shot = new OneShot<>();
        private final Future<Integer> receive = shot.receive();
        private final Wakes wakes = new Wakes();

        @Actor
        public void receiver(II_Result result) {
            result.r1 = poll(receive, wakes);
        }

        @Actor
        public void sender() {
            shot.send(5);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = wakes.count();
        }
    }

    /** The value comes as the receiver, who waits, is polled with another waker. */
    @JCStressTest
    @Outcome(id = "5, 0", expect = Expect.ACCEPTABLE, desc = "received")
    @Outcome(id = "5, 1", expect = Expect.ACCEPTABLE, desc = "received, and woken late")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the later waker was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits in vain")
    @State
    public static class SendAgainstNewWaker {
        private final OneShot<Integer> shot = new OneShot<>();
        private final Future<Integer> receive = shot.receive();
        private final Wakes later = new Wakes();

        /** It waits. */
        public SendAgainstNewWaker() {
            poll(receive, Waker.noop());
        }

        @Actor
        public void receiver(II_Result result) {
            result.r1 = poll(receive, later);
        }

        @Actor
        public void sender() {
            shot.send(5);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = later.count();
        }
    }

    /** The value comes as the receiver is cancelled. */
    @JCStressTest
    @Outcome(id = "1, 5", expect = Expect.ACCEPTABLE, desc = "the value is there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the value is lost")
    @State
    public static class SendAgainstCancel {
        private final OneShot<Integer> shot = new OneShot<>();
        private final Future<Integer> receive = shot.receive();

        /** It waits. */
        public SendAgainstCancel() {
            poll(receive, Waker.noop());
        }

        @Actor
        public void receiver() {
            receive.cancel();
        }

        @Actor
        public void sender(II_Result result) {
            result.r1 = shot.send(5) ? 1 : 0;
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = shot.tryReceive().orElse(0);
        }
    }

    /** A value is sent as somebody closes. */
    @JCStressTest
    @Outcome(id = "1, 5", expect = Expect.ACCEPTABLE, desc = "sent first, and there")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "closed first")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the sender has heard something else")
    @State
    public static class SendAgainstClose {
        private final OneShot<Integer> shot = new OneShot<>();

        @Actor
        public void sender(II_Result result) {
            result.r1 = shot.send(5) ? 1 : 0;
        }

        @Actor
        public void closer() {
            shot.close();
        }

        @Arbiter
        public void end(II_Result result) {
            try {
                result.r2 = shot.tryReceive().orElse(-1);
            } catch (ClosedException e) {
                result.r2 = 0;
            }
        }
    }

    /** Two take the value. */
    @JCStressTest
    @Outcome(
            id = {"5, 0", "0, 5"},
            expect = Expect.ACCEPTABLE,
            desc = "one has it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both have it, or none")
    @State
    public static class TakeByTwo {
        private final OneShot<Integer> shot = new OneShot<>();

        /** The value is there. */
        public TakeByTwo() {
            shot.send(5);
        }

        @Actor
        public void one(II_Result result) {
            result.r1 = taken();
        }

        @Actor
        public void another(II_Result result) {
            result.r2 = taken();
        }

        private int taken() {
            try {
                Optional<Integer> value = shot.tryReceive();
                return value.orElse(-1);
            } catch (IllegalStateException e) {
                return 0;
            }
        }
    }

    /** The value comes as somebody is about to wait for the end. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "found it")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "waited, and was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits in vain, or was woken for nothing")
    @State
    public static class SendAgainstClosed {
        private final OneShot<Integer> shot = new OneShot<>();
        private final Wakes wakes = new Wakes();

        @Actor
        public void observer(II_Result result) {
            result.r1 = poll(shot.closed(), wakes);
        }

        @Actor
        public void sender() {
            shot.send(5);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = wakes.count();
        }
    }

    /** Two are about to wait for the end, for the first time. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both were woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one waits in vain")
    @State
    public static class ClosedByTwo {
        private final OneShot<Integer> shot = new OneShot<>();
        private final Wakes first = new Wakes();
        private final Wakes second = new Wakes();

        @Actor
        public void one() {
            poll(shot.closed(), first);
        }

        @Actor
        public void another() {
            poll(shot.closed(), second);
        }

        @Arbiter
        public void end(II_Result result) {
            shot.close();
            result.r1 = first.count();
            result.r2 = second.count();
        }
    }

    /** Two are about to wait for the value. */
    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one waits, and was woken; the other may not")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both wait, or none; or who waits is not woken")
    @State
    public static class ReceiveByTwo {
        private final OneShot<Integer> shot = new OneShot<>();
        private final Wakes first = new Wakes();
        private final Wakes second = new Wakes();

        @Actor
        public void one(II_Result result) {
            result.r1 = waits(first);
        }

        @Actor
        public void another(II_Result result) {
            result.r2 = waits(second);
        }

        private int waits(Waker waker) {
            try {
                poll(shot.receive(), waker);
                return 1;
            } catch (IllegalStateException e) {
                return 0; // the other one waits
            }
        }

        @Arbiter
        public void end(II_Result result) {
            shot.send(5);
            result.r1 = result.r1 == first.count() ? result.r1 : -1;
            result.r2 = result.r2 == second.count() ? result.r2 : -1;
        }
    }
}
