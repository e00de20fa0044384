package rar.api.task;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import rar.api.Future;

/** The number of a task, which is given when it is first asked for, into the word of the task's state. */
public final class NumberStress {
    private NumberStress() {}

    /** Two ask for it. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "2, 2"},
            expect = Expect.ACCEPTABLE,
            desc = "the same for both")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two numbers")
    @State
    public static class AskByTwo {
        private final OneTask<Integer> one = new OneTask<>(Future.pending());

        @Actor
        public void one(II_Result result) {
            result.r1 = (int) one.task.id();
        }

        @Actor
        public void another(II_Result result) {
            result.r2 = (int) one.task.id();
        }
    }

    /** It is asked for while the task ends. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the number stays, and the task has ended")
    @Outcome(expect = Expect.FORBIDDEN, desc = "another number, or no end")
    @State
    public static class AskDuringFinish {
        private final OneTask<Integer> one = new OneTask<>(Future.ready(7));
        private long number;

        @Actor
        public void poller() {
            one.run();
        }

        @Actor
        public void another() {
            number = one.task.id();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = number == 1 ? (int) one.task.id() : 0;
            result.r2 = one.task.isDone() ? 1 : 0;
        }
    }
}
