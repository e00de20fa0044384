package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Waker;

/** Awaiting, shielding and identifying tasks by their handles. */
class JoinHandleTest {
    @EveryScheduler
    void handle_awaitedByManyTasks_yieldsItsValueToAll(Subject subject) {
        Probe<String> probe = new Probe<>();
        AtomicInteger awaiting = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            List<JoinHandle<String>> awaiters = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                awaiters.add(scheduler.spawn(context -> {
                    Poll<String> poll = task.poll(context);
                    awaiting.incrementAndGet();
                    return poll;
                }));
            }
            Gate.until("all await", () -> awaiting.get() >= 50);
            probe.complete("value");
            for (JoinHandle<String> awaiter : awaiters) {
                assertEquals("value", scheduler.blockOn(awaiter));
            }
        }
        probe.assertFinished();
    }

    @EveryScheduler
    void handle_joinedWhileTheTaskEnds_missesNothing(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (int round = 0; round < 100; round++) {
                Probe<Integer> probe = new Probe<>();
                JoinHandle<Integer> task = scheduler.spawn(probe);
                int value = round;
                Crew crew = Crew.start(2, member -> assertEquals(value, scheduler.blockOn(task)));
                probe.complete(value);
                assertEquals(value, scheduler.blockOn(task.shield()));
                crew.join();
            }
        }
    }

    @EveryScheduler
    void handle_polledAgainAfterItWasReady_yieldsAgain(Subject subject) throws Exception {
        AtomicInteger wakes = new AtomicInteger();
        Context context = Context.of(Waker.of(wakes::incrementAndGet));
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            assertTrue(task.poll(context).isPending());
            assertTrue(task.poll(context).isPending());
            probe.complete("value");
            Gate.until("a wake", () -> wakes.get() == 1);
            for (int i = 0; i < 3; i++) {
                assertEquals("value", task.poll(context).value());
            }
            assertEquals("value", scheduler.blockOn(task));
        }
        assertEquals(1, wakes.get(), "one waker that was left twice is woken once");
    }

    @EveryScheduler
    void handle_ownedByAFutureThatIsGivenUp_cancelsItsTask(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            JoinHandle<Integer> owner = scheduler.spawn(task.map(String::length));
            probe.awaitPolls(1);
            owner.cancel();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
        }
        probe.assertGivenUp();
    }

    @EveryScheduler
    void shield_givenUp_leavesTheTaskRunning(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            JoinHandle<Integer> owner = scheduler.spawn(task.shield().map(String::length));
            JoinHandle<Integer> other = scheduler.spawn(task.shield().map(String::length));
            probe.awaitPolls(1);
            Subject.settle(scheduler);
            owner.cancel();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(owner));
            assertFalse(task.isDone());
            probe.complete("value");
            assertEquals(5, scheduler.blockOn(other));
            assertEquals("value", scheduler.blockOn(task));
        }
        probe.assertFinished();
    }

    @EveryScheduler
    void shield_polledByHand_wakesTheLatestWakerAndYieldsOnce(Subject subject) throws Exception {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger latest = new AtomicInteger();
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Future<String> shield = scheduler.spawn(probe).shield();
            assertTrue(shield.poll(Context.of(Waker.of(first::incrementAndGet))).isPending());
            Context context = Context.of(Waker.of(latest::incrementAndGet));
            assertTrue(shield.poll(context).isPending());
            probe.complete("value");
            Gate.until("a wake", () -> latest.get() == 1);
            assertEquals(0, first.get());
            assertEquals("value", shield.poll(context).value());
            assertThrows(IllegalStateException.class, () -> shield.poll(context));
        }
    }

    @EveryScheduler
    void cancel_beforeTheFirstPoll_neverPolls(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Gate workers = Subject.occupy(scheduler);
            JoinHandle<String> task = scheduler.spawn(probe);
            task.cancel();
            task.cancel();
            assertFalse(task.isDone());
            assertFalse(task.isCancelled());
            workers.open();
            String message = assertThrows(CancellationException.class, () -> scheduler.blockOn(task))
                    .getMessage();
            assertTrue(message.contains(task.name()), message);
            assertTrue(task.isCancelled());
        }
        assertEquals(0, probe.polls());
        probe.assertGivenUp();
    }

    @EveryScheduler
    void cancel_duringAPoll_dropsWhatThePollYields(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (Poll<String> outcome : List.of(Poll.ready("dropped"), Poll.<String>pending())) {
                Gate inside = new Gate();
                Gate go = new Gate();
                AtomicInteger cancels = new AtomicInteger();
                JoinHandle<String> task = scheduler.spawn(new Future<>() {
                    @Override
                    public Poll<String> poll(Context context) {
                        inside.open();
                        go.pass();
                        return outcome;
                    }

                    @Override
                    public void cancel() {
                        cancels.incrementAndGet();
                    }
                });
                inside.pass();
                task.cancel();
                go.open();
                assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
                assertTrue(task.isCancelled());
                assertEquals(outcome.isReady() ? 0 : 1, cancels.get(), "a finished future is not cancelled");
            }
        }
    }

    @EveryScheduler
    void cancel_byTheTaskItself_endsItAfterThePoll(Subject subject) {
        List<JoinHandle<Object>> self = new ArrayList<>();
        Gate known = new Gate();
        try (Scheduler scheduler = subject.start()) {
            self.add(scheduler.spawn(context -> {
                known.pass();
                self.get(0).cancel();
                return Poll.pending();
            }));
            known.open();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(self.get(0)));
        }
    }

    @EveryScheduler
    void cancel_ofAFinishedTask_changesNothing(Subject subject) {
        RuntimeException failure = new IllegalStateException("failed before");
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<String> ready = scheduler.spawn(Future.ready("value"));
            JoinHandle<String> failed = scheduler.spawn(Future.failed(failure));
            Gate.until("both are done", () -> ready.isDone() && failed.isDone());
            ready.cancel();
            failed.cancel();
            assertFalse(ready.isCancelled() || failed.isCancelled());
            assertEquals("value", scheduler.blockOn(ready));
            assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(failed)));
        }
    }

    @EveryScheduler
    void id_isUniqueAmongThreadsAndScopes(Subject subject) {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        try (Scheduler scheduler = subject.start()) {
            Crew.run(4, member -> {
                for (int round = 0; round < 20; round++) {
                    ids.add(scheduler.spawn(Future.ready(1)).id());
                    ids.add(scheduler.spawnBlocking(() -> 1).id());
                    scheduler.blockOn(Future.run(() -> {
                        for (int i = 0; i < 50; i++) {
                            ids.add(Context.spawn(Future.ready(1)).id());
                            ids.add(Context.spawn(Future.run(() -> ids.add(
                                            Context.spawn(Future.ready(1)).id())))
                                    .id());
                        }
                    }));
                }
            });
            assertTrue(scheduler.shutdown(Duration.ofDays(1)));
        }
        assertEquals(4 * 20 * (2 + 50 * 3), ids.size());
    }

    @EveryScheduler
    void name_isTheOneGivenOrMadeOfTheId(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            assertEquals("mine", scheduler.spawn("mine", Future.ready(1)).name());
            assertTrue(scheduler.spawn("mine", Future.ready(1)).toString().contains("mine"));
            JoinHandle<Integer> unnamed = scheduler.spawn(Future.ready(1));
            assertEquals("task-" + unnamed.id(), unnamed.name());
            Future<String> named =
                    Future.call(() -> Context.spawn("in scope", Future.ready(1)).name());
            assertEquals("in scope", scheduler.blockOn(named));
        }
    }
}
