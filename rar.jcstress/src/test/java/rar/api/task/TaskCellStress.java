package rar.api.task;

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
import rar.api.Poll;

/** The task cell: T1 to T4 of {@link TaskState}, R1 and R2. */
public final class TaskCellStress {
    private TaskCellStress() {}

    /** A wake is never lost: what comes before it is seen by a poll, and the task is handed over once for it. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the wake came before the poll")
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the task was queued once more")
    @Outcome(expect = Expect.FORBIDDEN, desc = "news that no poll has seen, or a task in two hands")
    @State
    public static class WakeDuringPoll {
        private final OneTask<Integer> one = new OneTask<>(this::poll);
        private int news;
        private int seen;

        private Poll<Integer> poll(Context context) {
            seen = news;
            return Poll.pending();
        }

        @Actor
        public void poller() {
            one.run();
        }

        @Actor
        public void waker() {
            news = 1;
            one.task.wake();
        }

        @Arbiter
        public void end(II_Result result) {
            one.runAll();
            result.r1 = seen;
            result.r2 = one.handOvers();
        }
    }

    /** Two wakes of an idle task hand it over once. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "at the spawn, and at the first wake")
    @Outcome(expect = Expect.FORBIDDEN, desc = "in two queues, or in none")
    @State
    public static class WakeByTwo {
        private final OneTask<Integer> one = new OneTask<>(Future.pending());

        /** The task is idle. */
        public WakeByTwo() {
            one.run();
        }

        @Actor
        public void one() {
            one.task.wake();
        }

        @Actor
        public void another() {
            one.task.wake();
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = one.handOvers();
        }
    }

    /** An executor that runs a task twice has it polled once. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "polled by one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "polled by both, or by nobody")
    @State
    public static class RunByTwo {
        private final AtomicInteger polls = new AtomicInteger();
        private final OneTask<Integer> one = new OneTask<>(context -> {
            polls.incrementAndGet();
            return Poll.pending();
        });

        @Actor
        public void one() {
            one.task.run();
        }

        @Actor
        public void another() {
            one.task.run();
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = polls.get();
        }
    }

    /** A task that is cancelled while it ends, ends. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "a value")
    @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "cancelled after the poll")
    @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "cancelled before the poll: the future was given up")
    @Outcome(expect = Expect.FORBIDDEN, desc = "no end, or a future given up that has ended")
    @State
    public static class CancelDuringRun {
        private final OneTask<Integer> one = new OneTask<>(new Future<>() {
            @Override
            public Poll<Integer> poll(Context context) {
                return Poll.ready(7);
            }

            @Override
            public void cancel() {
                givenUp++;
            }
        });
        private int givenUp;

        @Actor
        public void runner() {
            one.run();
        }

        @Actor
        public void canceller() {
            one.task.cancel();
        }

        @Arbiter
        public void end(II_Result result) {
            one.runAll();
            result.r1 = one.task.isCancelled() ? 2 : one.task.isDone() ? 1 : 0;
            result.r2 = givenUp;
        }
    }

    /** A request for cancellation that was accepted decides against the value (T4). */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the value came first")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the request came first")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both were accepted, or none")
    @State
    public static class CancelDuringFinish {
        private final BareState state = new BareState();

        /** The task is running. */
        public CancelDuringFinish() {
            state.toRunning();
        }

        @Actor
        public void finisher(II_Result result) {
            result.r1 = state.toDone(0) == TaskState.REFUSED ? 0 : 1;
        }

        @Actor
        public void canceller(II_Result result) {
            result.r2 = state.toCancelled() == TaskState.Next.INTERRUPT ? 1 : 0;
        }
    }
}
