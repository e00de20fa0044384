package rar.tests.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** F7: a stream that always has something leaves the one worker to its neighbours all the same. */
class StreamBudgetTest {
    /** A source that pays for nothing: whatever loops over it has to. */
    private static AsyncStream<Integer> endless() {
        return context -> Poll.ready(Optional.of(1));
    }

    /** Futures that take every element of an endless stream. */
    private static Map<String, Supplier<Future<?>>> hogs() {
        Map<String, Supplier<Future<?>>> hogs = new TreeMap<>();
        hogs.put("forEach", () -> endless().forEach(n -> {}));
        hogs.put("forEachAsync", () -> endless().forEachAsync(Future::ready));
        hogs.put("collect", () -> endless().map(n -> n).count());
        hogs.put("filter", () -> byHand(endless().filter(n -> n > 1)));
        hogs.put("chunks", () -> byHand(endless().chunks(Integer.MAX_VALUE)));
        hogs.put("flatMap", () -> byHand(endless().flatMap(n -> AsyncStream.empty())));
        hogs.put(
                "concat",
                () -> byHand(AsyncStream.concat(AsyncStream.of(1), endless().filter(n -> n > 1))));
        hogs.put("buffered", () -> byHand(endless().buffered(1_000_000, n -> Future.pending())));
        hogs.put("bufferedUnordered", () -> byHand(endless().bufferedUnordered(9, Future::ready)));
        hogs.put("merge", () -> AsyncStream.merge(endless(), endless()).forEach(n -> {}));
        hogs.put(
                "fromIterable",
                () -> byHand(
                        AsyncStream.fromIterable(() -> Stream.generate(() -> 1).iterator())));
        hogs.put("generate", () -> byHand(AsyncStream.generate(() -> Future.ready(Optional.of(1)))));
        hogs.put(
                "unfold",
                () -> byHand(AsyncStream.unfold(1, n -> Future.ready(Optional.of(new AsyncStream.Unfolded<>(n, n))))));
        Flow.Publisher<Integer> eager = StreamBudgetTest::publish;
        hogs.put("fromPublisher", () -> byHand(AsyncStream.fromPublisher(eager)));
        return hogs;
    }

    static Stream<Arguments> cases() {
        return Subject.single().stream()
                .flatMap(subject -> hogs().keySet().stream().map(name -> arguments(subject, name)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void F7_endlessStream_letsTheNeighbourRun(Subject subject, String name) {
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<?> hog = scheduler.spawn(hogs().get(name).get().map(end -> true));
            scheduler.blockOn(scheduler.spawn(Context.yieldNow().flatMap(v -> Context.yieldNow())));
            hog.cancel();
        }
    }

    @ParameterizedTest
    @MethodSource("rar.tests.stream.Subject#single")
    void F7_endlessPublisher_letsTheNeighbourRun(Subject subject) {
        AtomicBoolean ended = new AtomicBoolean();
        try (Scheduler scheduler = subject.start()) {
            endless().toPublisher(scheduler).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(Integer element) {}

                @Override
                public void onError(Throwable failure) {
                    ended.set(true);
                }

                @Override
                public void onComplete() {}
            });
            scheduler.blockOn(scheduler.spawn(Context.yieldNow().flatMap(v -> Context.yieldNow())));
        }
        assertTrue(ended.get(), "told of the scheduler's end");
    }

    @ParameterizedTest
    @MethodSource("rar.tests.stream.Subject#single")
    void F7_manyMoreElementsThanTheBudget_allArrive(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            List<Integer> numbers = Stream.iterate(0, n -> n + 1).limit(10_000).toList();
            Future<Long> count = AsyncStream.merge(
                            AsyncStream.fromIterable(numbers).chunks(1_000).flatMap(AsyncStream::fromIterable),
                            AsyncStream.fromIterable(numbers).filter(n -> n % 1_000 == 0),
                            AsyncStream.fromIterable(numbers)
                                    .buffered(500, n -> Context.yieldNow().map(v -> n)))
                    .count();
            assertEquals(20_010, scheduler.blockOn(count));
        }
    }

    /** Takes elements without paying for them; so the stream has to. */
    private static <T> Future<Void> byHand(AsyncStream<T> stream) {
        return new Future<>() {
            @Override
            public Poll<Void> poll(Context context) throws Exception {
                for (; ; ) {
                    Poll<Optional<T>> poll = stream.pollNext(context);
                    if (poll.isPending()) {
                        return Poll.pending();
                    }
                }
            }

            @Override
            public void cancel() {
                stream.cancel();
            }
        };
    }

    /** Answers every request at once, on the thread that makes it. */
    private static void publish(Flow.Subscriber<? super Integer> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                for (long i = 0; i < count; i++) {
                    subscriber.onNext(1);
                }
            }

            @Override
            public void cancel() {}
        });
    }
}
