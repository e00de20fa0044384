package rar.tests.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Streams whose parts run on several workers. */
class StreamContractTest {
    private static final int ROUNDS = 100;

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** A future that another task completes. */
    private static Future<Integer> elsewhere(int value) {
        return Future.defer(() -> Context.spawn(Context.yieldNow().map(v -> value)));
    }

    @ParameterizedTest
    @MethodSource("rar.tests.stream.Subject#all")
    void buffered_futuresOfOtherTasks_arriveInOrder(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                assertEquals(
                        upTo(200),
                        scheduler.blockOn(AsyncStream.fromIterable(upTo(200))
                                .buffered(1 + round % 20, StreamContractTest::elsewhere)
                                .toList()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rar.tests.stream.Subject#all")
    void merge_streamsOverOtherTasks_yieldEveryElementOnce(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                AsyncStream<Integer> low =
                        AsyncStream.fromIterable(upTo(100)).bufferedUnordered(5, StreamContractTest::elsewhere);
                AsyncStream<Integer> high = AsyncStream.fromIterable(upTo(100)).mapAsync(n -> elsewhere(n + 100));
                Set<Integer> found = scheduler.blockOn(
                        scheduler.spawn(AsyncStream.merge(low, high).collect(Collectors.toSet())));
                assertEquals(Set.copyOf(upTo(200)), found);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rar.tests.stream.Subject#all")
    void publisher_ofOneSchedulerReadByAnother_deliversAllInOrder(Subject subject) {
        try (Scheduler source = subject.start();
                Scheduler sink = subject.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                AsyncStream<Integer> there = AsyncStream.fromPublisher(
                        AsyncStream.fromIterable(upTo(300)).toPublisher(source), 1 + round % 20);
                assertEquals(upTo(300), sink.blockOn(there.toList()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rar.tests.stream.Subject#all")
    void stream_givenUpWhileItRuns_leavesNothingBehind(Subject subject) throws InterruptedException {
        try (Scheduler scheduler = subject.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                AtomicInteger open = new AtomicInteger();
                CountDownLatch started = new CountDownLatch(1 + round % 10);
                JoinHandle<Long> task = scheduler.spawn(AsyncStream.merge(
                                AsyncStream.fromPublisher(counted(AsyncStream.generate(StreamContractTest::soon), open)
                                        .toPublisher(scheduler)),
                                counted(
                                                AsyncStream.fromIterable(() -> Stream.iterate(0, n -> n + 1)
                                                        .iterator()),
                                                open)
                                        .buffered(4, StreamContractTest::elsewhere))
                        .map(n -> {
                            started.countDown();
                            return n;
                        })
                        .count());
                assertTrue(started.await(30, TimeUnit.SECONDS), "nothing arrives");
                task.cancel();
                assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
                Awaitility.await("round " + round)
                        .pollDelay(0, TimeUnit.MILLISECONDS)
                        .pollInterval(1, TimeUnit.MILLISECONDS)
                        .until(() -> open.get() == 0);
            }
        }
    }

    private static Future<Optional<Integer>> soon() {
        return elsewhere(1).map(Optional::of);
    }

    /** Counts itself as open from now on until it has been given up. */
    private static <T> AsyncStream<T> counted(AsyncStream<T> stream, AtomicInteger open) {
        open.incrementAndGet();
        return new CountedStream<>(stream, open);
    }
}
