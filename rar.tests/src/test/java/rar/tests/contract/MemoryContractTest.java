package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Time;
import rar.api.Waker;

/** What must not be kept, and what must not grow (R8). */
@Tag("R8")
class MemoryContractTest {
    private static final int MILLION = 1_000_000;
    private static final long FEW_BYTES = 8 * MILLION; // less than the smallest object each would take

    static volatile byte[] large = {};

    @EveryScheduler
    void futures_ofFinishedTasks_areNotKeptByTheirHandles(Subject subject) {
        Collected futures = new Collected();
        List<JoinHandle<?>> handles = new ArrayList<>();
        try (Scheduler scheduler =
                subject.builder().onUncaught((task, failure) -> {}).build()) {
            for (int i = 0; i < 10; i++) {
                handles.add(scheduler.spawn(futures.note(new Heavy(Poll.ready("value"), null))));
                handles.add(scheduler.spawn("named", futures.note(new Heavy(Poll.ready("value"), null))));
                handles.add(scheduler.spawn(futures.note(new Heavy(null, new IllegalStateException("fails")))));
                JoinHandle<String> pending = scheduler.spawn(futures.note(new Heavy(Poll.pending(), null)));
                pending.cancel();
                handles.add(pending);
                Heavy body = futures.note(new Heavy(null, null));
                handles.add(scheduler.spawnBlocking(() -> body.hashCode() + 1));
            }
            Gate.until("all are done", () -> handles.stream().allMatch(JoinHandle::isDone));
            futures.assertAll("the futures of finished tasks");
            assertTrue(handles.stream().allMatch(JoinHandle::isDone));
        }
    }

    @EveryScheduler
    void finishedTasks_betweenUnfinishedOnes_areNotKept(Subject subject) {
        Collected tasks = new Collected();
        List<JoinHandle<Object>> neighbours = new ArrayList<>();
        try (Scheduler scheduler = subject.start()) {
            for (int i = 0; i < 50; i++) {
                neighbours.add(scheduler.spawn(Future.pending()));
                JoinHandle<String> finished = tasks.note(scheduler.spawn(Future.ready("value")));
                scheduler.blockOn(finished);
                tasks.note(scheduler.spawn(Future.ready("value")));
                neighbours.add(scheduler.spawn(Future.pending()));
            }
            Subject.settle(scheduler);
            tasks.assertAll("finished tasks");
            neighbours.forEach(JoinHandle::cancel);
        }
    }

    @EveryScheduler
    void linksOfAFinishedTask_leadNowhere(Subject subject) {
        Collected neighbours = new Collected();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> kept = spawnBetween(scheduler, neighbours);
            neighbours.assertAll("tasks that were neighbours of a finished one");
            assertTrue(kept.isDone());
        }
    }

    /** All three end, the middle one first, when it is linked to both others. */
    private static JoinHandle<String> spawnBetween(Scheduler scheduler, Collected neighbours) {
        JoinHandle<Object> before = neighbours.note(scheduler.spawn(Future.pending()));
        Probe<String> probe = new Probe<>();
        JoinHandle<String> middle = scheduler.spawn(probe);
        JoinHandle<Object> after = neighbours.note(scheduler.spawn(Future.pending()));
        probe.complete("value");
        scheduler.blockOn(middle);
        for (JoinHandle<Object> other : List.of(before, after)) {
            other.cancel();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(other));
        }
        Subject.settle(scheduler);
        return middle;
    }

    @Test
    void millionCancelledShields_leaveNothing() throws Exception {
        Collected samples = new Collected();
        try (Scheduler scheduler = new Builder().build()) {
            JoinHandle<Object> task = scheduler.spawn(Future.pending());
            Future<Object> one = task.shield();
            Future<Object> two = task.shield();
            assertTrue(one.poll(Context.of(Waker.noop())).isPending());
            giveUpShields(task, 1_000, samples);
            assertTrue(two.poll(Context.of(Waker.noop())).isPending()); // from now on there is a set of them
            giveUpShields(task, 1_000, samples);
            long before = Collected.usedMemory();
            giveUpShields(task, MILLION, samples);
            long grown = Collected.usedMemory() - before;
            assertTrue(grown < FEW_BYTES, "grown by " + grown + " bytes");
            samples.assertAll("shields that were given up");
            one.cancel();
            two.cancel();
            assertTrue(!task.isDone());
        }
    }

    private static void giveUpShields(JoinHandle<Object> task, int count, Collected samples) throws Exception {
        for (int i = 0; i < count; i++) {
            Future<Object> shield = task.shield();
            Waker waker = new HeldBy(shield);
            assertTrue(shield.poll(Context.of(waker)).isPending());
            shield.cancel();
            if (i % 10_000 == 0) {
                samples.note(shield);
                samples.note(waker);
            }
        }
    }

    @EveryScheduler
    void awaitersThatAreGone_areNotKeptByTheTaskTheyAwaited(Subject subject) {
        Collected futures = new Collected();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Object> task = scheduler.spawn(Future.pending());
            for (int i = 0; i < 50; i++) {
                Future<Object> shield = task.shield();
                Heavy first = futures.note(new Heavy(Poll.ready("value"), null));
                JoinHandle<Object> awaiter = futures.note(scheduler.spawn(first.flatMap(v -> shield)));
                Subject.settle(scheduler);
                awaiter.cancel();
                assertThrows(CancellationException.class, () -> scheduler.blockOn(awaiter));
            }
            Subject.settle(scheduler);
            futures.assertAll("awaiters");
            assertTrue(!task.isDone());
        }
    }

    @EveryScheduler
    void scopes_thatEnded_areNotKept(Subject subject) {
        Collected futures = new Collected();
        try (Scheduler scheduler = subject.start()) {
            for (int i = 0; i < 50; i++) {
                scheduler.blockOn(futures.note(new Heavy(Poll.ready("value"), null))
                        .map(v -> Context.spawn(futures.note(new Heavy(Poll.ready("value"), null)))));
                Heavy fails = futures.note(new Heavy(null, new IllegalStateException("the root fails")));
                assertThrows(IllegalStateException.class, () -> scheduler.blockOn(fails));
            }
            futures.assertAll("futures run by blockOn");
        }
    }

    @EveryScheduler
    void scheduler_closedAndDropped_isNotKeptByThreadsThatUsedIt(Subject subject) {
        Collected schedulers = new Collected();
        useAndClose(subject, schedulers);
        schedulers.assertAll("a closed scheduler"); // this thread lives on
    }

    private static void useAndClose(Subject subject, Collected schedulers) {
        for (int i = 0; i < 3; i++) {
            Scheduler scheduler = schedulers.note(subject.start());
            scheduler.blockOn(Future.run(() -> Context.spawn(Context.yieldNow())));
            scheduler.blockOn(scheduler.spawnBlocking(() -> "value"));
            scheduler.blockOn(Time.sleep(Duration.ofNanos(1)));
            scheduler.close();
        }
    }

    @EveryScheduler
    void reportedFailures_areNotKept(Subject subject) {
        Collected failures = new Collected();
        CountDownLatch reported = new CountDownLatch(2_000);
        try (Scheduler scheduler = subject.builder()
                .onUncaught((task, failure) -> reported.countDown())
                .build()) {
            for (int i = 0; i < 2_000; i++) {
                scheduler.spawn(Future.call(() -> {
                    throw failures.note(new IllegalStateException("nobody awaits it"));
                }));
            }
            Gate.pass(reported);
            overwriteResultsInTheJvm(scheduler);
            failures.assertAll("failures that were reported");
        }
    }

    /**
     * HotSpot now and then leaves the failure that a thread threw last where the thread's calls into the JVM return
     * their results, {@code JavaThread::_vm_result}, until the next such call. A large array takes one.
     */
    private static void overwriteResultsInTheJvm(Scheduler scheduler) {
        CountDownLatch all = new CountDownLatch(scheduler.threads());
        List<JoinHandle<?>> tasks = new ArrayList<>();
        for (int i = 0; i < scheduler.threads(); i++) {
            tasks.add(scheduler.spawn(Future.run(() -> {
                large = new byte[4_000_000];
                all.countDown();
                Gate.pass(all); // so that each worker runs one
            })));
        }
        tasks.forEach(scheduler::blockOn);
    }

    @EveryScheduler
    void theTaskThatAWorkerRanLast_isNotKeptWhileItSleeps(Subject subject) {
        Collected tasks = new Collected();
        try (Scheduler scheduler = subject.start()) {
            for (int i = 0; i < 2 * scheduler.threads(); i++) {
                spawnAndWait(scheduler, tasks);
            }
            tasks.assertAll("tasks that were run last");
        }
    }

    private static void spawnAndWait(Scheduler scheduler, Collected tasks) {
        JoinHandle<?> task = tasks.note(scheduler.spawn(Future.ready("value")));
        Gate.until("it is done", task::isDone);
    }

    /** A waker that leads to a shield, as a task does that owns one. */
    private record HeldBy(Future<?> shield) implements Waker {
        @Override
        public void wake() {}
    }

    /** A future that is worth collecting. */
    private static final class Heavy implements Future<String> {
        private final byte[] weight = new byte[100_000];
        private final Poll<String> poll;
        private final RuntimeException failure;

        Heavy(Poll<String> poll, RuntimeException failure) {
            this.poll = poll;
            this.failure = failure;
            weight[0] = 1;
        }

        @Override
        public Poll<String> poll(Context context) {
            if (failure != null) {
                throw failure;
            }
            return poll;
        }
    }
}
