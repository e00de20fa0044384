package rar.api.task;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import rar.api.Future;
import rar.api.Waker;

/** The join hand-off: whoever awaits a task finds it done, or is woken. */
public final class JoinStress {
    private JoinStress() {}

    /** An awaiter: counts its wakes. */
    private static final class Awaiter implements Waker {
        private final AtomicInteger wakes = new AtomicInteger();

        @Override
        public void wake() {
            wakes.incrementAndGet();
        }

        int wakes() {
            return wakes.get();
        }
    }

    /** The task ends while somebody comes to await it. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "found it done")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "waited, and was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever, or was woken for nothing")
    @State
    public static class JoinDuringFinish {
        private final OneTask<Integer> one = new OneTask<>(Future.ready(7));
        private final Awaiter awaiter = new Awaiter();

        @Actor
        public void runner() {
            one.run();
        }

        @Actor
        public void awaiter(II_Result result) {
            result.r1 = one.task.join(awaiter) ? 0 : 1;
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = awaiter.wakes();
        }
    }

    /** Two come to await the task at once. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both were woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one waits for ever, or was woken twice")
    @State
    public static class JoinByTwo {
        private final OneTask<Integer> one = new OneTask<>(Future.ready(7));
        private final Awaiter first = new Awaiter();
        private final Awaiter second = new Awaiter();

        @Actor
        public void first() {
            one.task.join(first);
        }

        @Actor
        public void second() {
            one.task.join(second);
        }

        @Arbiter
        public void end(II_Result result) {
            one.run();
            result.r1 = first.wakes();
            result.r2 = second.wakes();
        }
    }

    /** The task ends while a second one comes to await it. In the second number: done, and the wakes of each. */
    @JCStressTest
    @Outcome(id = "1, 111", expect = Expect.ACCEPTABLE, desc = "both were woken")
    @Outcome(id = "0, 110", expect = Expect.ACCEPTABLE, desc = "the first was woken, the second found it done")
    @Outcome(id = "0, 111", expect = Expect.ACCEPTABLE, desc = "found it done, and was woken as well")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one waits for ever, or was woken twice, or the end was forgotten")
    @State
    public static class SecondJoinDuringFinish {
        private final OneTask<Integer> one = new OneTask<>(Future.ready(7));
        private final Awaiter first = new Awaiter();
        private final Awaiter second = new Awaiter();

        /** The first one awaits the task. */
        public SecondJoinDuringFinish() {
            one.task.join(first);
        }

        @Actor
        public void runner() {
            one.run();
        }

        @Actor
        public void second(II_Result result) {
            result.r1 = one.task.join(second) ? 1 : 0;
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = (one.task.isDone() ? 100 : 0) + 10 * first.wakes() + second.wakes();
        }
    }

    /** One gives up while a second one comes. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the one that stays is woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it waits for ever, or the other one is woken")
    @State
    public static class LeaveDuringSecondJoin {
        private final OneTask<Integer> one = new OneTask<>(Future.ready(7));
        private final Awaiter leaving = new Awaiter();
        private final Awaiter staying = new Awaiter();

        /** One awaits the task. */
        public LeaveDuringSecondJoin() {
            one.task.join(leaving);
        }

        @Actor
        public void leaving() {
            one.task.leave(leaving);
        }

        @Actor
        public void staying() {
            one.task.join(staying);
        }

        @Arbiter
        public void end(II_Result result) {
            one.run();
            result.r1 = leaving.wakes();
            result.r2 = staying.wakes();
        }
    }

    /** The task fails while somebody says that he will await it later, and then that he will not. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "1, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "handed on as unawaited, by the task or by the awaiter or by both, and reported once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the failure is lost")
    @State
    public static class FailDuringAwaitLater {
        private final OneTask<Integer> one = new OneTask<>(Future.failed(new IllegalStateException("on purpose")));

        @Actor
        public void runner() {
            one.run();
        }

        @Actor
        public void awaiter() {
            one.task.awaitLater();
            one.task.awaitNoLonger();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = one.task.claimFailure() == null ? 0 : 1;
            result.r2 = one.unawaited();
        }
    }

    /** A group lets go of its task while somebody says that he will not await it, of a task that has failed. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "1, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "handed on as unawaited, by the one or the other or by both, and reported once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the failure is lost")
    @State
    public static class LetGoDuringAwaitNoLonger {
        private final OneTask<Integer> one =
                new OneTask<>("member", Future.failed(new IllegalStateException("on purpose")));

        /** Somebody awaits the task later, and it fails. */
        public LetGoDuringAwaitNoLonger() {
            one.task.awaitLater();
            one.run();
        }

        @Actor
        public void group() {
            ((MemberTask<Integer>) one.task).letGo();
        }

        @Actor
        public void awaiter() {
            one.task.awaitNoLonger();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = one.task.claimFailure() == null ? 0 : 1;
            result.r2 = one.unawaited();
        }
    }
}
