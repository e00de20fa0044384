package rar.executor.stealing;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import rar.api.spi.Task;

/** A worker's queue, its owner and a thief: each task is taken once. In most tests the queue has two places. */
public final class LocalQueueStress {
    private LocalQueueStress() {}

    /** Owner and thief reach for the only task. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "taken by one")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class PopAgainstSteal {
        private final Tally tally = new Tally();
        private final LocalQueue queue = new LocalQueue(2);
        private final LocalQueue thief = new LocalQueue(2);
        private Task popped;
        private Task stolen;

        /** One task is queued. */
        public PopAgainstSteal() {
            queue.push(tally.newTask());
        }

        @Actor
        public void owner() {
            popped = queue.pop();
        }

        @Actor
        public void thief() {
            stolen = thief.stealFrom(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(popped);
            tally.count(stolen);
            tally.countAll(queue);
            tally.countAll(thief);
            result.r1 = tally.sum();
        }
    }

    /** The owner takes a task and puts another one in the place that the thief reads. */
    @JCStressTest
    @Outcome(id = "111", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class RefillAgainstSteal {
        private final Tally tally = new Tally();
        private final LocalQueue queue = new LocalQueue(2);
        private final LocalQueue thief = new LocalQueue(2);
        private final Task third;
        private Task popped;
        private Task stolen;

        /** The queue is full. */
        public RefillAgainstSteal() {
            queue.push(tally.newTask());
            queue.push(tally.newTask());
            third = tally.newTask();
        }

        @Actor
        public void owner() {
            popped = queue.pop();
            queue.push(third); // there is room for it: popped is out
        }

        @Actor
        public void thief() {
            stolen = thief.stealFrom(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(popped);
            tally.count(stolen);
            tally.countAll(queue);
            tally.countAll(thief);
            result.r1 = tally.sum();
        }
    }

    /** The owner of a full queue of four takes two tasks and puts others in the places that the thief copies. */
    @JCStressTest
    @Outcome(id = "111111", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class RefillAgainstTheft {
        private final Tally tally = new Tally();
        private final LocalQueue queue = new LocalQueue(4);
        private final LocalQueue thief = new LocalQueue(4);
        private final Task fifth;
        private final Task sixth;
        private Task first;
        private Task second;
        private Task stolen;

        /** The queue is full, and the places that are copied are the last and the first. */
        public RefillAgainstTheft() {
            queue.startAt(2);
            for (int i = 0; i < 4; i++) {
                queue.push(tally.newTask());
            }
            fifth = tally.newTask();
            sixth = tally.newTask();
        }

        @Actor
        public void owner() {
            first = queue.pop();
            second = queue.pop();
            queue.push(fifth); // there is room for it: those two are out
            queue.push(sixth);
        }

        @Actor
        public void thief() {
            stolen = thief.stealFrom(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(first);
            tally.count(second);
            tally.count(stolen);
            tally.countAll(queue);
            tally.countAll(thief);
            result.r1 = tally.sum();
        }
    }

    /** The owner of a full queue of four moves half of it away. */
    @JCStressTest
    @Outcome(id = "1111", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class OverflowAgainstSteal {
        private final Tally tally = new Tally();
        private final LocalQueue queue = new LocalQueue(4);
        private final LocalQueue thief = new LocalQueue(4);
        private Task[] half;
        private Task stolen;

        /** The queue is full. */
        public OverflowAgainstSteal() {
            for (int i = 0; i < 4; i++) {
                queue.push(tally.newTask());
            }
        }

        @Actor
        public void owner() {
            half = queue.popHalf();
        }

        @Actor
        public void thief() {
            stolen = thief.stealFrom(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            if (half != null) {
                tally.count(half[0]);
                tally.count(half[1]);
            }
            tally.count(stolen);
            tally.countAll(queue);
            tally.countAll(thief);
            result.r1 = tally.sum();
        }
    }

    /** Two thieves at one victim. */
    @JCStressTest
    @Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "each taken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
    @State
    public static class StealByTwo {
        private final Tally tally = new Tally();
        private final LocalQueue queue = new LocalQueue(2);
        private final LocalQueue one = new LocalQueue(2);
        private final LocalQueue another = new LocalQueue(2);
        private Task first;
        private Task second;

        /** The queue is full. */
        public StealByTwo() {
            queue.push(tally.newTask());
            queue.push(tally.newTask());
        }

        @Actor
        public void one() {
            first = one.stealFrom(queue);
        }

        @Actor
        public void another() {
            second = another.stealFrom(queue);
        }

        @Arbiter
        public void end(I_Result result) {
            tally.count(first);
            tally.count(second);
            tally.countAll(queue);
            tally.countAll(one);
            tally.countAll(another);
            result.r1 = tally.sum();
        }
    }
}
