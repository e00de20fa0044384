package rar.executor.stealing;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.jcstress.Parking;

/**
 * How workers park and are woken: no task is stranded while a worker sleeps (S4). One actor is a worker that looks for
 * a task, with all of the worker's own code, and parks if it finds none; with {@link Parking}, to park for ever is a
 * result.
 */
public final class ParkStress {
    private ParkStress() {}

    /** As a worker parks that has not searched, a task comes from outside: the last look, and nothing around it. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the worker was woken, by itself or from outside")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the worker sleeps, and nobody wakes it")
    @State
    public static class InjectAgainstLastLook {
        private final Workers workers = new Workers(2);
        private final Task task = new Tally().newTask();

        @Actor
        public void sleeper() {
            workers.parkAndLook();
        }

        @Actor
        public void outsider() {
            workers.executor.execute(task, Cause.WAKE);
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = workers.isSomebodyWoken() ? 1 : 0;
        }
    }

    /**
     * As the only searcher lets others go first on its processor, a task comes from outside, and there is a sleeper.
     */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the searcher has seen it, and stays")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the sleeper was woken, or there is no processor for it")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the searcher goes, and the sleeper sleeps")
    @State
    public static class InjectAgainstOffer {
        private final Workers workers = new Workers(2);
        private final Linger searcher = workers.searchBesideASleeper();
        private final Task task = new Tally().newTask();

        @Actor
        public void searcher(II_Result result) {
            workers.executor.idle().depart();
            result.r1 = searcher.hasNothing() ? 0 : 1;
        }

        @Actor
        public void outsider() {
            workers.executor.execute(task, Cause.WAKE);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = workers.sleeper.parked && workers.haveProcessors ? 0 : 1;
        }
    }

    /** As a worker parks, a busy one queues the task that it has run, tells nobody, and goes on with it or another. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the busy one has its task")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the worker has stolen it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the task is lost, or in two hands")
    @State
    public static class YieldAloneAgainstPark {
        private final Workers workers = new Workers(2);
        private final Task yielding = new Tally().newTask();

        @Actor
        public void sleeper(II_Result result) {
            result.r2 = workers.await();
        }

        @Actor
        public void busy(II_Result result) {
            workers.busy.push(yielding, Cause.YIELD);
            result.r1 = workers.next() == null ? 0 : 1;
            workers.parking.othersAreDone();
        }
    }

    /** A worker that is busy queues a task, which only the other worker can run. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the worker has the task")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the worker sleeps, and nobody wakes it")
    @State
    public static class PushAgainstPark {
        private final Workers workers = new Workers(2);
        private final Task task = new Tally().newTask();

        @Actor
        public void sleeper(I_Result result) {
            result.r1 = workers.await();
        }

        @Actor
        public void busy() {
            workers.busy.push(task, Cause.YIELD);
            workers.parking.othersAreDone();
        }
    }

    /** A worker that is busy puts a task into its slot, and wakes nobody if a sleeper watches. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the worker has the task")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the worker sleeps, and neither looks around nor is woken")
    @State
    public static class SlotAgainstPark {
        private final Workers workers = new Workers(2);
        private final Task task = new Tally().newTask();

        @Actor
        public void sleeper(I_Result result) {
            result.r1 = workers.await();
        }

        @Actor
        public void busy() {
            workers.busy.push(task, Cause.WAKE);
            workers.parking.othersAreDone();
        }
    }

    /** As before, after a task from outside has had the sleeper woken, which watches or is about to. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the worker was woken, or watches, and has both tasks")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the worker sleeps, and neither looks around nor is woken")
    @State
    public static class SlotAgainstWake {
        private final Workers workers = new Workers(2);
        private final Task slot = new Tally().newTask();
        private final Task injected = new Tally().newTask();

        @Actor
        public void sleeper(I_Result result) {
            int first = workers.await();
            result.r1 = first * workers.await();
        }

        @Actor
        public void others() {
            workers.executor.execute(injected, Cause.WAKE);
            workers.busy.push(slot, Cause.WAKE);
            workers.parking.othersAreDone();
        }
    }

    /** A task comes from outside, to an only worker, whom nobody watches over. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the worker has the task")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the worker sleeps, and nobody wakes it")
    @State
    public static class InjectAgainstPark {
        private final Workers workers = new Workers(1);
        private final Task task = new Tally().newTask();

        @Actor
        public void sleeper(I_Result result) {
            result.r1 = workers.await();
        }

        @Actor
        public void outsider() {
            workers.executor.execute(task, Cause.WAKE);
            workers.parking.othersAreDone();
        }
    }

    /**
     * All slept, and two were woken, so that there is no watch: one queues a task and stays busy, and one who searches
     * stops that, as he has found another.
     */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the third worker was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the third worker sleeps, while the other two are busy")
    @State
    public static class QueueAgainstLastSearcher {
        private final Workers workers = new Workers(3);
        private final Worker searcher = workers.sleepAndWakeTwo();
        private final Task task = new Tally().newTask();

        @Actor
        public void busy() {
            workers.busy.push(task, Cause.YIELD);
        }

        @Actor
        public void searcher() {
            workers.stopSearching(searcher);
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = workers.sleeper.parked ? 0 : 1;
        }
    }

    /** The same, for a task that goes to the slot. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the third worker was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the third worker sleeps, while the other two are busy")
    @State
    public static class SlotAgainstLastSearcher {
        private final Workers workers = new Workers(3);
        private final Worker searcher = workers.sleepAndWakeTwo();
        private final Task task = new Tally().newTask();

        @Actor
        public void busy() {
            workers.busy.push(task, Cause.WAKE);
        }

        @Actor
        public void searcher() {
            workers.stopSearching(searcher);
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = workers.sleeper.parked ? 0 : 1;
        }
    }
}
