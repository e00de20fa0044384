package rar.api.task;

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

/** A task that yields, which goes back to the queue in one move: T2 and T4 of {@link TaskState}, R2. */
public final class YieldStress {
    private YieldStress() {}

    /** A poll that asks for another has it, and once, whoever wakes the task meanwhile. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the wake came before the next poll")
    @Outcome(id = "1, 3", expect = Expect.ACCEPTABLE, desc = "the wake came after the next poll")
    @Outcome(expect = Expect.FORBIDDEN, desc = "news that no poll has seen, no other poll, or a task in two hands")
    @State
    public static class WakeDuringYield {
        private final OneTask<Integer> one = new OneTask<>(this::poll);
        private boolean yielded;
        private int news;
        private int seen;

        private Poll<Integer> poll(Context context) {
            seen = news;
            if (!yielded) {
                yielded = true;
                ((RuntimeContext) context).yieldPoll(Ambient.slot());
            }
            return Poll.pending();
        }

        @Actor
        public void poller() {
            one.run();
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

    /** A task that is cancelled while it yields is given up, by that poll or by the next. */
    @JCStressTest
    @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "cancelled, and given up")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the request is lost, or the future was given up twice")
    @State
    public static class CancelDuringYield {
        private final OneTask<Integer> one = new OneTask<>(new Future<>() {
            @Override
            public Poll<Integer> poll(Context context) {
                if (!yielded) {
                    yielded = true;
                    ((RuntimeContext) context).yieldPoll(Ambient.slot());
                }
                return Poll.pending();
            }

            @Override
            public void cancel() {
                givenUp++;
            }
        });
        private boolean yielded;
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

    /** A request for cancellation that was accepted is not lost in the move back to the queue (T4). */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the request came first: the future is to be given up")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the request came second: the next run gives it up")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the request is lost")
    @State
    public static class CancelDuringRequeue {
        private final BareState state = new BareState();

        /** The task is running. */
        public CancelDuringRequeue() {
            state.toRunning();
        }

        @Actor
        public void poller(II_Result result) {
            result.r1 = state.toYielded() == TaskState.Next.ENQUEUE ? 1 : 0;
        }

        @Actor
        public void canceller() {
            state.toCancelled();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = (state.bits() & TaskState.CANCELLED) == 0 ? 0 : 1;
        }
    }
}
