package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.TaskGroup;

/** Tasks that belong together. */
class TaskGroupTest {
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    private Scheduler start(Subject subject) {
        return subject.builder()
                .onUncaught((task, failure) -> uncaught.add(failure))
                .build();
    }

    private static <T> Future<T> failing(String message) {
        return Context.yieldNow().flatMap(done -> Future.failed(new IllegalStateException(message)));
    }

    @EveryScheduler
    void join_yieldsAllValuesInTheOrderOfTheSpawns(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            List<Integer> expected = IntStream.range(0, 1_000).boxed().toList();
            Future<List<Integer>> all = TaskGroup.open((TaskGroup<Integer> group) -> {
                expected.forEach(i -> group.spawn(
                        i % 3 == 0 ? Future.ready(i) : Context.yieldNow().map(done -> i)));
                return group.join();
            });
            assertEquals(expected, scheduler.blockOn(all));
        }
    }

    @EveryScheduler
    void join_oneFails_cancelsTheRestAndWaitsForTheirEnd(Subject subject) {
        Probe<Void> sibling = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            AtomicReference<JoinHandle<Void>> handle = new AtomicReference<>();
            Future<List<Void>> all = TaskGroup.open((TaskGroup<Void> group) -> {
                handle.set(group.spawn(sibling));
                group.spawn(failing("first"));
                return group.join();
            });
            assertEquals(
                    "first",
                    assertThrows(IllegalStateException.class, () -> scheduler.blockOn(all))
                            .getMessage());
            assertTrue(handle.get().isCancelled());
        }
        assertTrue(sibling.polls() == 0 || sibling.cancels() == 1);
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    @EveryScheduler
    void join_aTaskIsCancelled_throwsThat(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            Future<List<Integer>> all = TaskGroup.open((TaskGroup<Integer> group) -> {
                group.spawn(Future.<Integer>pending()).cancel();
                group.spawn(Future.ready(1));
                return group.join();
            });
            assertThrows(CancellationException.class, () -> scheduler.blockOn(all));
        }
    }

    @EveryScheduler
    void firstSuccess_ignoresFailures_andCancelsTheLosers(Subject subject) {
        Probe<String> loser = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            Future<String> first = TaskGroup.open((TaskGroup<String> group) -> {
                group.spawn(failing("of no interest"));
                group.spawn(loser);
                group.spawn(Context.yieldNow().flatMap(d -> Context.yieldNow()).map(d -> "won"));
                return group.firstSuccess();
            });
            assertEquals("won", scheduler.blockOn(first));
        }
        loser.assertTreatedWell();
        // A failure that comes when its task has been cancelled has no other way to be told.
        assertTrue(
                uncaught.stream().allMatch(failure -> "of no interest".equals(failure.getMessage())),
                uncaught::toString);
    }

    @EveryScheduler
    void firstSuccess_allFail_throwsTheFirstWithTheOthersSuppressed(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            Future<String> first = TaskGroup.open((TaskGroup<String> group) -> {
                group.spawn(failing("a"));
                group.spawn(failing("b"));
                return group.firstSuccess();
            });
            Throwable thrown = assertThrows(IllegalStateException.class, () -> scheduler.blockOn(first));
            assertEquals(1, thrown.getSuppressed().length);
            Future<String> none = TaskGroup.<String, String>open(TaskGroup::firstSuccess);
            String message = assertThrows(IllegalStateException.class, () -> scheduler.blockOn(none))
                    .getMessage();
            assertTrue(message.contains("without tasks"), message);
        }
    }

    @EveryScheduler
    void next_yieldsTheTasksAsTheyEnd(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            Probe<String> slow = new Probe<>();
            List<String> order = scheduler.blockOn(TaskGroup.<String, List<String>>open(group -> {
                List<String> ends = new ArrayList<>();
                group.spawn("slow", slow);
                group.spawn("fast", Future.ready("fast"));
                return Futures.repeatWhile(() -> group.next().map(handle -> {
                            handle.ifPresent(task -> ends.add(task.name()));
                            slow.complete("slow");
                            return handle.isPresent();
                        }))
                        .map(done -> ends);
            }));
            assertEquals(List.of("fast", "slow"), order);
        }
    }

    @EveryScheduler
    void next_givesOutAFailedTaskThatNobodyAwaits_theFailureIsReported(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            scheduler.blockOn(TaskGroup.<Void, Boolean>open(group -> {
                group.spawn(failing("nobody's"));
                return group.next().map(handle -> true);
            }));
        }
        assertEquals(1, uncaught.size());
    }

    @EveryScheduler
    void body_endsWithTasksLeft_waitsForThem(Subject subject) {
        AtomicInteger ended = new AtomicInteger();
        try (Scheduler scheduler = start(subject)) {
            Future<Integer> open = TaskGroup.<Void, Integer>open(group -> {
                for (int i = 0; i < 10; i++) {
                    group.spawn(Context.yieldNow().doFinally(ended::incrementAndGet));
                }
                return Future.ready(0);
            });
            int ends = scheduler.blockOn(open.map(value -> ended.get()));
            assertEquals(10, ends);
        }
    }

    @EveryScheduler
    void body_fails_cancelsTheTasksAndWaitsForTheirEnd(Subject subject) {
        Probe<Void> task = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            AtomicReference<JoinHandle<Void>> handle = new AtomicReference<>();
            RuntimeException failure = new IllegalArgumentException("body");
            Future<Void> open = TaskGroup.<Void, Void>open(group -> {
                handle.set(group.spawn(task));
                return Context.yieldNow().flatMap(done -> Future.failed(failure));
            });
            assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(open)));
            assertTrue(handle.get().isCancelled());
        }
    }

    @EveryScheduler
    void owner_cancelled_cancelsNestedGroups(Subject subject) {
        Probe<Void> innermost = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            JoinHandle<List<List<Void>>> owner = scheduler.spawn(TaskGroup.open((TaskGroup<List<Void>> outer) -> {
                outer.spawn(TaskGroup.open((TaskGroup<Void> inner) -> {
                    inner.spawn(innermost);
                    return inner.join();
                }));
                return outer.join();
            }));
            innermost.awaitPolls(1);
            owner.cancel();
            innermost.awaitCancelled();
        }
        innermost.assertGivenUp();
    }

    @EveryScheduler
    void spawn_byATaskOfTheGroup_isWaitedFor(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            Future<List<Integer>> all = TaskGroup.open((TaskGroup<Integer> group) -> {
                group.spawn(Future.call(() -> {
                    group.spawn(Context.yieldNow().map(done -> 2));
                    return 1;
                }));
                return group.join();
            });
            assertEquals(List.of(1, 2), scheduler.blockOn(all));
        }
    }

    @EveryScheduler
    void concurrency_isNotExceeded_andAllRun(Subject subject) {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Scheduler scheduler = start(subject)) {
            Future<Integer> all = TaskGroup.<Void, Integer>open(3, group -> {
                for (int i = 0; i < 300; i++) {
                    JoinHandle<Void> task =
                            group.spawn(Future.run(() -> most.accumulateAndGet(running.incrementAndGet(), Math::max))
                                    .flatMap(done -> Context.yieldNow())
                                    .doFinally(running::decrementAndGet)
                                    .map(done -> null));
                    if (i % 7 == 0) {
                        task.cancel();
                    }
                }
                return countEnds(group);
            });
            assertEquals(300, scheduler.blockOn(all));
        }
        assertTrue(most.get() <= 3, most::toString);
    }

    private static Future<Integer> countEnds(TaskGroup<Void> group) {
        AtomicInteger ends = new AtomicInteger();
        return Futures.repeatWhile(() -> group.next().map(handle -> {
                    handle.ifPresent(task -> ends.incrementAndGet());
                    return handle.isPresent();
                }))
                .map(done -> ends.get());
    }

    @EveryScheduler
    void spawn_inAGroupThatIsOver_isRefused(Subject subject) {
        AtomicReference<TaskGroup<Void>> leaked = new AtomicReference<>();
        Probe<Void> late = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            scheduler.blockOn(TaskGroup.<Void, Integer>open(group -> {
                leaked.set(group);
                return Future.ready(1);
            }));
            Future<?> spawning = Future.call(() -> leaked.get().spawn(late));
            assertThrows(IllegalStateException.class, () -> scheduler.blockOn(spawning));
        }
        late.assertGivenUp();
    }

    @EveryScheduler
    void join_cancelledHalfWay_losesNoOutcome(Subject subject) {
        Probe<Integer> slow = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            Future<List<Integer>> all = TaskGroup.open((TaskGroup<Integer> group) -> {
                group.spawn(Future.ready(1));
                group.spawn(slow);
                Future<Object> hurry =
                        Context.yieldNow().flatMap(d -> Context.yieldNow()).map(d -> "");
                return Futures.race(group.join(), hurry).flatMap(either -> {
                    slow.complete(2);
                    return group.join();
                });
            });
            assertEquals(List.of(1, 2), scheduler.blockOn(all));
        }
    }

    @EveryScheduler
    void join_givenUpAfterItHasSeenAFailure_theFailureIsReported(Subject subject) {
        Gate release = new Gate();
        AtomicReference<JoinHandle<Integer>> failed = new AtomicReference<>();
        try (Scheduler scheduler = start(subject)) {
            JoinHandle<List<Integer>> owner = scheduler.spawn(TaskGroup.open((TaskGroup<Integer> group) -> {
                group.spawn(Future.defer(() -> Context.spawnBlocking(() -> uninterruptibly(release))));
                failed.set(group.spawn(failing("seen, and not told")));
                return group.join();
            }));
            Gate.until("the failure", () -> failed.get() != null && failed.get().isDone());
            Subject.settle(scheduler);
            owner.cancel();
            release.open();
        }
        assertEquals(
                List.of("seen, and not told"),
                uncaught.stream().map(Throwable::getMessage).toList());
    }

    private static int uninterruptibly(Gate gate) {
        gate.pass();
        return 1;
    }

    @EveryScheduler
    void body_failsAfterAMemberWasCancelledAndAnotherFailed_tellsOfTheFailure(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            Future<Void> open = TaskGroup.<Void, Void>open(group -> {
                JoinHandle<Void> cancelled = group.spawn(Future.pending());
                JoinHandle<Void> failed = group.spawn(failing("member"));
                cancelled.cancel();
                return allDone(cancelled, failed).flatMap(done -> Future.failed(new IllegalArgumentException("body")));
            });
            Throwable thrown = assertThrows(IllegalArgumentException.class, () -> scheduler.blockOn(open));
            assertEquals(
                    List.of("member"),
                    Stream.of(thrown.getSuppressed()).map(Throwable::getMessage).toList());
        }
    }

    private static Future<Void> allDone(JoinHandle<?>... tasks) {
        return Futures.repeatWhile(
                () -> Context.yieldNow().map(done -> !Stream.of(tasks).allMatch(JoinHandle::isDone)));
    }

    @Test
    void open_concurrencyOfNone_isAnError() {
        String message = assertThrows(IllegalArgumentException.class, () -> TaskGroup.open(0, group -> Future.ready(1)))
                .getMessage();
        assertEquals("concurrency must be at least 1: 0", message);
        assertFalse(message.isEmpty());
    }
}
