package rar.executor.stealing;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rar.api.spi.Task;

/** The queue that all share: each task is taken once, and none is let in when nobody is left to take it. */
public final class InjectionQueueStress {
    private InjectionQueueStress() {}

    /** Two tasks come at once. */
    @JCStressTest
    @Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class PushByTwo {
        private final Tally tally = new Tally();
        private final InjectionQueue queue = new InjectionQueue(1);
        private final Task first = tally.newTask();
        private final Task second = tally.newTask();

        @Actor
        public void one() {
            queue.push(first);
        }

        @Actor
        public void another() {
            queue.push(second);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.countAll(queue);
            result.r1 = tally.sum();
        }
    }

    /** Two workers reach for two tasks. */
    @JCStressTest
    @Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class PollByTwo {
        private final Tally tally = new Tally();
        private final InjectionQueue queue = new InjectionQueue(2);
        private Task first;
        private Task second;

        /** Two tasks are queued. */
        public PollByTwo() {
            queue.push(tally.newTask());
            queue.push(tally.newTask());
        }

        @Actor
        public void one() {
            first = tally.poll(queue);
        }

        @Actor
        public void another() {
            second = tally.poll(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(first);
            tally.count(second);
            tally.countAll(queue);
            result.r1 = tally.sum();
        }
    }

    /** A task comes while a worker takes what is there. */
    @JCStressTest
    @Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class PushAgainstPoll {
        private final Tally tally = new Tally();
        private final InjectionQueue queue = new InjectionQueue(1);
        private final Task late;
        private Task first;

        /** One task is queued. */
        public PushAgainstPoll() {
            queue.push(tally.newTask());
            late = tally.newTask();
        }

        @Actor
        public void outsider() {
            queue.push(late);
        }

        @Actor
        public void worker() {
            first = tally.poll(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(first);
            tally.countAll(queue);
            result.r1 = tally.sum();
        }
    }

    /** Somebody looks for work while a worker takes one of two tasks: the other one is there, wherever it is. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "seen, in this queue or in the worker's")
    @Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "nowhere to be seen")
    @State
    public static class LookAgainstShare {
        private final Tally tally = new Tally();
        private final InjectionQueue queue = new InjectionQueue(2);
        private final LocalQueue local = new LocalQueue(4);

        /** Two tasks are queued. */
        public LookAgainstShare() {
            queue.push(tally.newTask());
            queue.push(tally.newTask());
        }

        @Actor
        public void worker() {
            tally.share(queue, local, 1);
        }

        @Actor
        public void other(I_Result result) {
            result.r1 = queue.isEmpty() && local.isEmpty() ? 0 : 1; // in this order, as who looks for work does
        }
    }

    /** Two workers reach for two tasks that came at once, while another comes. */
    @JCStressTest
    @Outcome(id = "111", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class BatchByTwo {
        private final Tally tally = new Tally();
        private final InjectionQueue queue = new InjectionQueue(2);
        private final Task late;
        private Task first;
        private Task second;

        /** Two tasks are queued as what a worker's queue could not hold. */
        public BatchByTwo() {
            queue.pushAll(new Task[] {tally.newTask(), tally.newTask()});
            late = tally.newTask();
        }

        @Actor
        public void one() {
            queue.push(late);
            first = tally.poll(queue);
        }

        @Actor
        public void another() {
            second = tally.poll(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(first);
            tally.count(second);
            tally.countAll(queue);
            result.r1 = tally.sum();
        }
    }

    /** One worker takes its share of three tasks into its own queue while another one takes a task. */
    @JCStressTest
    @Outcome(id = "111", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class ShareAgainstPoll {
        private final Tally tally = new Tally();
        private final InjectionQueue queue = new InjectionQueue(2);
        private final LocalQueue local = new LocalQueue(4);
        private Task first;
        private Task second;

        /** Three tasks are queued. */
        public ShareAgainstPoll() {
            for (int i = 0; i < 3; i++) {
                queue.push(tally.newTask());
            }
        }

        @Actor
        public void one() {
            first = tally.share(queue, local, 2);
        }

        @Actor
        public void another() {
            second = tally.poll(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(first);
            tally.count(second);
            tally.countAll(local);
            tally.countAll(queue);
            result.r1 = tally.sum();
        }
    }

    /** A task comes as the last worker leaves. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it was let in, and the worker stays for it")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "it was turned away")
    @Outcome(expect = Expect.FORBIDDEN, desc = "let in with nobody there, or turned away without need")
    @State
    public static class PushAgainstLeave {
        private final InjectionQueue queue = new InjectionQueue(1);
        private final Task task = new Tally().newTask();

        @Actor
        public void outsider(II_Result result) {
            result.r1 = queue.push(task) ? 1 : 0;
        }

        @Actor
        public void worker(II_Result result) {
            result.r2 = queue.leave() ? 1 : 0;
        }
    }
}
