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
import rar.api.Future;
import rar.api.Waker;

/** The books of a scope: whoever waits for it to empty finds it empty, or is woken. */
public final class ScopeStress {
    private static final AmbientSlot WORKER = new AmbientSlot(0);
    private static final AmbientSlot OTHER_WORKER = new AmbientSlot(1);

    private ScopeStress() {}

    /** A scope of some tasks, and two workers who take them out. */
    private static final class Books implements Waker {
        private final AtomicInteger wakes = new AtomicInteger();
        private final Scope scope = new Scope(new OneTask<>(Future.ready(0)), this);

        TaskCell<Integer> spawn() {
            return (TaskCell<Integer>) scope.spawn(Future.ready(7), null);
        }

        void takeOut(TaskCell<Integer> task, AmbientSlot worker) {
            scope.remove(task, task.stripe, worker);
        }

        @Override
        public void wake() {
            wakes.incrementAndGet();
        }

        boolean isWoken() {
            return wakes.get() != 0;
        }
    }

    /** The last task ends as somebody comes to wait. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "found it empty")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "waited, and was woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever")
    @State
    public static class WatchAgainstLast {
        private final Books books = new Books();
        private final TaskCell<Integer> last = books.spawn();

        @Actor
        public void worker() {
            books.takeOut(last, WORKER);
        }

        @Actor
        public void watcher(II_Result result) {
            books.scope.watch();
            result.r1 = books.scope.isEmpty() ? 1 : 0;
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = books.isWoken() ? 1 : 0;
        }
    }

    /**
     * Somebody waits for four tasks, so that the alarms go off at two on one worker. One has ended on a thread that is
     * no worker. Now one worker takes out two, looks and sets new alarms, while the other takes out the last one, which
     * is too little for the old alarm.
     */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "empty, and woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever")
    @State
    public static class LookAgainstLast {
        private final Books books = new Books();
        private final TaskCell<Integer> first;
        private final TaskCell<Integer> second;
        private final TaskCell<Integer> last;

        /** Each worker has a stripe when the alarms are set. */
        public LookAgainstLast() {
            books.takeOut(books.spawn(), WORKER);
            books.takeOut(books.spawn(), OTHER_WORKER);
            first = books.spawn();
            second = books.spawn();
            last = books.spawn();
            TaskCell<Integer> before = books.spawn();
            books.scope.watch();
            books.takeOut(before, null);
        }

        @Actor
        public void one() {
            books.takeOut(first, WORKER);
            books.takeOut(second, WORKER);
        }

        @Actor
        public void another() {
            books.takeOut(last, OTHER_WORKER);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = books.scope.isEmpty() ? 1 : 0;
            result.r2 = books.isWoken() ? 1 : 0;
        }
    }

    /** As before, but who takes out the last one makes the stripe for it first, while the other looks. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "empty, and woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever")
    @State
    public static class LookAgainstNewStripe {
        private final Books books = new Books();
        private final TaskCell<Integer> first = books.spawn();
        private final TaskCell<Integer> last = books.spawn();

        /** One worker has a stripe when the alarms are set. */
        public LookAgainstNewStripe() {
            books.takeOut(books.spawn(), WORKER);
            books.scope.watch();
        }

        @Actor
        public void one() {
            books.takeOut(first, WORKER);
        }

        @Actor
        public void another() {
            books.takeOut(last, OTHER_WORKER);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = books.scope.isEmpty() ? 1 : 0;
            result.r2 = books.isWoken() ? 1 : 0;
        }
    }

    /** The last task of a closed scope ends while another one is entered, refused, and counted as taken out. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "empty, and woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever")
    @State
    public static class RefuseAgainstLast {
        private final Books books = new Books();
        private final TaskCell<Integer> last = books.spawn();

        /** Somebody waits. */
        public RefuseAgainstLast() {
            books.scope.close();
            books.scope.watch();
        }

        @Actor
        public void worker() {
            books.takeOut(last, WORKER);
        }

        @Actor
        public void spawner() {
            try {
                books.spawn();
                throw new AssertionError("the scope is closed");
            } catch (UnsupportedOperationException e) {
                // The message of the refusal wants a scheduler, of which there is none here.
            }
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = books.scope.isEmpty() ? 1 : 0;
            result.r2 = books.isWoken() ? 1 : 0;
        }
    }

    /** A task comes to wait, in a stripe that is made for it, as its scope is cancelled. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "cancelled")
    @Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever")
    @State
    public static class CancelAgainstList {
        private final Books books = new Books();
        private final TaskCell<Integer> task = (TaskCell<Integer>) books.scope.spawn(Future.<Integer>pending(), null);

        @Actor
        public void worker() {
            task.run();
        }

        @Actor
        public void canceller() {
            books.scope.cancel();
        }

        @Arbiter
        public void end(I_Result result) {
            result.r1 = (task.bits() & TaskState.CANCELLED) == 0 ? 0 : 1;
        }
    }

    /** A task spawns another one and ends, in two stripes, while somebody adds up. */
    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "there was one all the time")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the sums were never true at one moment")
    @State
    public static class SpawnAgainstSum {
        private final Books books = new Books();
        private final TaskCell<Integer> first = books.spawn();

        /** The stripes are there. */
        public SpawnAgainstSum() {
            books.takeOut(books.spawn(), WORKER);
        }

        @Actor
        public void worker() {
            books.spawn();
            books.takeOut(first, WORKER);
        }

        @Actor
        public void watcher(I_Result result) {
            result.r1 = books.scope.isEmpty() ? 1 : 0;
        }
    }
}
