package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Interval;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.TaskGroup;
import rar.api.TaskLocal;
import rar.api.Time;
import rar.api.Waker;

/** The contract of a future (F1 to F7), kept by every combinator around a {@link Probe}. */
class FutureContractTest {
    /** Wraps a probe; {@code eager} says whether the combinator has the probe from the start. */
    private record Kind(String name, boolean eager, Function<Probe<String>, Future<?>> around) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("map", true, probe -> probe.map(String::length)),
            new Kind("flatMap, first", true, probe -> probe.flatMap(Future::ready)),
            new Kind("flatMap, second", false, probe -> Future.ready(1).flatMap(v -> probe)),
            new Kind("recover, source", true, probe -> probe.recover(Future::failed)),
            new Kind(
                    "recover, substitute",
                    false,
                    probe -> Future.<String>failed(new IllegalStateException("source"))
                            .recover(t -> probe)),
            new Kind("doFinally", true, probe -> probe.doFinally(() -> {})),
            new Kind("timeout", true, probe -> probe.timeout(Duration.ofDays(1))),
            new Kind("defer", false, probe -> Future.defer(() -> probe)),
            new Kind("joinAll", true, probe -> Futures.joinAll(List.of(Future.ready("a"), probe))),
            new Kind("tryJoinAll", true, probe -> Futures.tryJoinAll(List.of(probe, Future.ready("a")))),
            new Kind("zip", true, probe -> Futures.zip(Future.ready("a"), probe, String::concat)),
            new Kind("race", true, probe -> Futures.race(List.of(Future.pending(), probe))),
            new Kind("select", true, probe -> Futures.select(List.of(probe, Future.pending()))),
            new Kind("selectFair", true, probe -> Futures.selectFair(List.of(probe, Future.pending()))),
            new Kind(
                    "select on",
                    true,
                    probe -> Futures.<String>select()
                            .on(probe, value -> value)
                            .on(Future.pending(), value -> "")
                            .biased()),
            new Kind("race of two", true, probe -> Futures.race(probe, Future.pending())),
            new Kind("repeatWhile", false, probe -> Futures.repeatWhile(() -> probe.map(v -> false))),
            new Kind("bind", true, probe -> TaskLocal.<String>named("LOCAL").bind("value", probe)),
            new Kind("group", false, probe -> TaskGroup.open(group -> probe)),
            new Kind(
                    "several",
                    true,
                    probe -> Futures.joinAll(List.of(probe.map(String::length)))
                            .doFinally(() -> {})
                            .flatMap(Future::ready)));

    @Tag("F1")
    @Test
    void nothing_runsBeforeTheFirstPoll() {
        Probe<String> probe = new Probe<>();
        for (Kind kind : KINDS) {
            assertNotNull(kind.around.apply(probe));
        }
        AtomicInteger runs = new AtomicInteger();
        assertNotNull(Future.call(runs::incrementAndGet).map(v -> runs.incrementAndGet()));
        assertNotNull(Future.run(runs::incrementAndGet).flatMap(v -> Future.ready(runs.incrementAndGet())));
        assertNotNull(Future.defer(() -> Future.ready(runs.incrementAndGet())).doFinally(runs::incrementAndGet));
        assertEquals(0, runs.get());
        assertEquals(0, probe.polls());
        probe.assertFinished();
    }

    @Tag("F3")
    @EveryScheduler
    void pendingFuture_wakesItsTaskWhenItCanGoOn(Subject subject) {
        try (Scheduler scheduler = TimeTest.start(subject)) {
            for (Kind kind : KINDS) {
                Probe<String> probe = new Probe<>();
                JoinHandle<?> task = scheduler.spawn(kind.around.apply(probe));
                probe.awaitPolls(1);
                probe.wake(); // for nothing
                probe.complete("value");
                Gate.until(kind.name + " ends", task::isDone);
                probe.assertFinished();
            }
        }
    }

    @Tag("F3")
    @EveryScheduler
    void pendingFuture_movedToAnotherTask_wakesTheLatest(Subject subject) {
        try (Scheduler scheduler = TimeTest.start(subject)) {
            for (Kind kind : KINDS) {
                Probe<String> probe = new Probe<>();
                Future<?> future = kind.around.apply(probe);
                JoinHandle<Poll<?>> first = scheduler.spawn(context -> Poll.ready(future.poll(context)));
                assertTrue(scheduler.blockOn(first).isPending(), kind.name);
                Gate polled = new Gate();
                JoinHandle<String> second = scheduler.spawn(context -> {
                    Poll<?> poll = future.poll(context);
                    polled.open();
                    return poll.isReady() ? Poll.ready(kind.name) : Poll.pending();
                });
                polled.pass();
                probe.complete("value");
                assertEquals(kind.name, scheduler.blockOn(second));
            }
        }
    }

    @Tag("F4")
    @EveryScheduler
    void finishedFuture_polledAgain_isAnIllegalState(Subject subject) {
        try (Scheduler scheduler = TimeTest.start(subject)) {
            for (Kind kind : KINDS) {
                for (boolean fails : new boolean[] {false, true}) {
                    Probe<String> probe = new Probe<>();
                    if (fails) {
                        probe.fail(new UnsupportedOperationException("of the probe"));
                    } else {
                        probe.complete("value");
                    }
                    Future<?> future = kind.around.apply(probe);
                    JoinHandle<Boolean> task = scheduler.spawn(context -> {
                        boolean threw = endsByThrowing(future, context);
                        assertThrows(IllegalStateException.class, () -> future.poll(context), kind.name);
                        future.cancel(); // too late to mean anything
                        return Poll.ready(threw);
                    });
                    assertEquals(fails, scheduler.blockOn(task), kind.name);
                    probe.assertFinished();
                    assertEquals(1, probe.polls(), kind.name);
                }
            }
        }
    }

    private static boolean endsByThrowing(Future<?> future, Context context) throws Exception {
        try {
            assertTrue(future.poll(context).isReady());
            return false;
        } catch (UnsupportedOperationException expected) {
            return true;
        }
    }

    @Tag("F5")
    @EveryScheduler
    void pendingFuture_givenUp_passesItOnOnce(Subject subject) {
        try (Scheduler scheduler = TimeTest.start(subject)) {
            for (Kind kind : KINDS) {
                Probe<String> probe = new Probe<>();
                JoinHandle<?> task = scheduler.spawn(kind.around.apply(probe));
                probe.awaitPolls(1);
                task.cancel();
                assertThrows(CancellationException.class, () -> scheduler.blockOn(task), kind.name);
                probe.assertGivenUp();
            }
        }
    }

    @Tag("F5")
    @Test
    void futureThatWasNeverPolled_givenUp_passesItOnOnceAndIsFinished() {
        for (Kind kind : KINDS) {
            Probe<String> probe = new Probe<>();
            Future<?> future = kind.around.apply(probe);
            future.cancel();
            future.cancel();
            assertEquals(kind.eager ? 1 : 0, probe.cancels(), kind.name);
            assertEquals(0, probe.polls(), kind.name);
            assertThrows(IllegalStateException.class, () -> future.poll(Context.of(Waker.noop())), kind.name);
        }
    }

    @Tag("F7")
    @ParameterizedTest
    @MethodSource("rar.tests.contract.Subject#single")
    void taskThatIsAlwaysReady_doesNotStarveItsNeighbours(Subject subject) {
        Interval interval = Time.interval(Duration.ofNanos(1)); // far behind from the start
        try (Scheduler scheduler = TimeTest.start(subject)) {
            JoinHandle<String> done = scheduler.spawn(Future.ready("done"));
            scheduler.blockOn(done);
            scheduler.blockOn(interval.tick());
            VirtualTimerProvider.of(scheduler).advance(Duration.ofDays(1));
            List<Function<Context, Future<?>>> sources = List.of(
                    context -> done,
                    context -> done.shield(),
                    context -> interval.tick(),
                    context -> Time.sleep(Duration.ZERO),
                    context -> Context.yieldNow());
            for (Function<Context, Future<?>> source : sources) {
                JoinHandle<Object> greedy = scheduler.spawn(context -> {
                    while (source.apply(context).poll(context).isReady()) {
                        Thread.onSpinWait(); // goes on for as long as there is something
                    }
                    return Poll.pending();
                });
                for (int i = 0; i < 10; i++) {
                    assertEquals(i, scheduler.blockOn(scheduler.spawn(Future.ready(i))));
                }
                greedy.cancel();
                assertThrows(CancellationException.class, () -> scheduler.blockOn(greedy));
            }
        }
    }

    @Tag("F7")
    @EveryScheduler
    void moreReadyChildrenThanTheBudget_areAllTakenInTheEnd(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Integer> done = scheduler.spawn(Future.ready(1));
            List<Future<Integer>> children =
                    Stream.generate(done::shield).limit(1_000).toList();
            assertEquals(1_000, scheduler.blockOn(Futures.joinAll(children)).size());
            List<Future<Integer>> others =
                    Stream.generate(done::shield).limit(1_000).toList();
            assertEquals(
                    1_000,
                    scheduler.blockOn(scheduler.spawn(Futures.joinAll(others))).size());
        }
    }

    @Tag("F7")
    @ParameterizedTest
    @MethodSource("rar.tests.contract.Subject#single")
    void childThatWakesItself_isPolledOnceAPollOfItsParent(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Future<String> busy = context -> {
                context.waker().wake();
                return Poll.pending();
            };
            JoinHandle<String> task = scheduler.spawn(Futures.race(List.of(busy, probe)));
            assertEquals("neighbour", scheduler.blockOn(scheduler.spawn(Future.ready("neighbour"))));
            probe.complete("value");
            assertEquals("value", scheduler.blockOn(task));
        }
    }
}
