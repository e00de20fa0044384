package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.AsyncStream.Unfolded;

/** Sources, operators with one source, and ends, polled by hand. */
class AsyncStreamTest {
    private final CountingWaker waker = new CountingWaker();
    private final TrackedChildren children = new TrackedChildren();

    private <T> Poll<Optional<T>> poll(AsyncStream<T> stream) throws Exception {
        return stream.pollNext(waker.context());
    }

    private <T> T value(Future<T> future) throws Exception {
        return future.poll(waker.context()).value();
    }

    private static <T> List<T> all(AsyncStream<T> stream) throws Exception {
        return TrackedChildren.drain(stream);
    }

    private static List<Integer> upTo(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    // ---- sources

    @Test
    void of_yieldsTheElementsAndEndsOnce() throws Exception {
        AsyncStream<String> stream = AsyncStream.of("a", "b");
        assertEquals(Optional.of("a"), poll(stream).value());
        assertEquals(Optional.of("b"), poll(stream).value());
        assertEquals(Optional.empty(), poll(stream).value());
        assertThrows(IllegalStateException.class, () -> poll(stream));
        stream.cancel();
        assertEquals(List.of(), all(AsyncStream.empty()));
        assertThrows(NullPointerException.class, () -> AsyncStream.of("a", null));
    }

    @Test
    void fromIterable_asksForTheIteratorAtTheFirstPoll() throws Exception {
        List<Integer> elements = new ArrayList<>();
        AsyncStream<Integer> stream = AsyncStream.fromIterable(elements);
        elements.addAll(List.of(1, 2));
        assertEquals(List.of(1, 2), all(stream));
        AsyncStream<Integer> withNull = AsyncStream.fromIterable(Arrays.asList(1, null));
        assertThrows(NullPointerException.class, () -> all(withNull));
        assertThrows(IllegalStateException.class, () -> poll(withNull));
    }

    @Test
    void failed_throwsAsItIs() {
        CancellationException failure = new CancellationException("given");
        AsyncStream<String> stream = AsyncStream.failed(failure);
        assertSame(failure, assertThrows(CancellationException.class, () -> poll(stream)));
        assertThrows(IllegalStateException.class, () -> poll(stream));
    }

    @Test
    void generate_yieldsOneFutureAfterTheOther() throws Exception {
        int[] made = {0};
        AsyncStream<Integer> stream = AsyncStream.generate(() -> {
            int n = ++made[0];
            return children.future(n, n > 3 ? Optional.<Integer>empty() : Optional.of(n));
        });
        assertEquals(0, made[0], "nothing runs before the first poll (F1)");
        assertEquals(upTo(3), all(stream));
        children.assertNoneLeft();
    }

    @Test
    void unfold_carriesTheStateAlong() throws Exception {
        AsyncStream<Integer> fibonacci = AsyncStream.unfold(
                List.of(0, 1),
                s -> children.future(
                        1,
                        s.get(0) > 20
                                ? Optional.empty()
                                : Optional.of(new Unfolded<>(s.get(0), List.of(s.get(1), s.get(0) + s.get(1))))));
        assertEquals(List.of(0, 1, 1, 2, 3, 5, 8, 13), all(fibonacci));
        children.assertNoneLeft();
    }

    // ---- operators

    @Test
    void operators_inARow_yieldWhatTheySay() throws Exception {
        AsyncStream<String> stream = children.stream(1, upTo(20))
                .filter(n -> n % 2 == 0)
                .map(n -> n * n)
                .takeWhile(n -> n < 300)
                .mapAsync(n -> children.future(2, n + 1))
                .flatMap(n -> children.stream(1, List.of("<" + n, n + ">")))
                .take(5);
        assertEquals(List.of("<5", "5>", "<17", "17>", "<37"), all(stream));
        children.assertNoneLeft();
    }

    @Test
    void take_ofNone_endsWithoutAPollOfTheSource() throws Exception {
        ManualStream<String> source = ManualStream.with("a");
        assertEquals(List.of(), all(source.take(0)));
        assertEquals(0, source.polls());
        assertEquals(1, source.cancels());
        assertThrows(IllegalArgumentException.class, () -> source.take(-1));
    }

    @Test
    void takeWhile_atTheEnd_cancelsTheSource() throws Exception {
        ManualStream<Integer> source = ManualStream.with(1, 2, 3);
        assertEquals(List.of(1), all(source.takeWhile(n -> n < 2)));
        assertEquals(1, source.cancels());
    }

    @Test
    void concat_yieldsOneAfterTheOther() throws Exception {
        AsyncStream<Integer> stream = AsyncStream.concat(
                children.stream(1, List.of(1, 2)), children.stream(0, List.of()), children.stream(0, List.of(3)));
        assertEquals(upTo(3), all(stream));
        children.assertNoneLeft();
        assertEquals(List.of(), all(AsyncStream.concat(List.of())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8})
    void chunks_ofAnySize_haveEveryElement(int size) throws Exception {
        List<List<Integer>> chunks = all(children.stream(1, upTo(7)).chunks(size));
        assertEquals(upTo(7), chunks.stream().flatMap(List::stream).toList());
        assertEquals((7 + size - 1) / size, chunks.size());
        assertTrue(chunks.stream().limit(chunks.size() - 1).allMatch(chunk -> chunk.size() == size));
        children.assertNoneLeft();
        assertThrows(IllegalArgumentException.class, () -> AsyncStream.of(1).chunks(0));
    }

    /** Each operator over a source of 1 to 3, with pauses. */
    static Stream<Function<AsyncStream<Integer>, AsyncStream<?>>> operators() {
        return Stream.of(
                source -> source.map(n -> n),
                source -> source.filter(n -> n > 1),
                source -> source.take(2),
                source -> source.takeWhile(n -> n < 3),
                source -> source.mapAsync(Future::ready),
                source -> source.flatMap(n -> AsyncStream.of(n, n)),
                source -> source.chunks(2),
                source -> source.buffered(2, Future::ready),
                source -> source.bufferedUnordered(2, Future::ready),
                source -> AsyncStream.merge(source, AsyncStream.of(9)),
                source -> AsyncStream.concat(AsyncStream.of(9), source));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void operator_givenUpAtAnyStep_cancelsItsSource(Function<AsyncStream<Integer>, AsyncStream<?>> operator)
            throws Exception {
        boolean ended = false;
        for (int stop = 0; !ended; stop++) {
            AsyncStream<?> stream = operator.apply(children.stream(1, upTo(3)));
            for (int i = 0; i < stop && !ended; i++) {
                Poll<? extends Optional<?>> poll = poll(stream);
                ended = poll.isReady() && poll.value().isEmpty();
            }
            stream.cancel();
            stream.cancel();
            children.assertNoneLeft();
            assertThrows(IllegalStateException.class, () -> poll(stream), "finished (F4)");
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void operator_sourceThatFails_failsAlikeAndOnce(Function<AsyncStream<Integer>, AsyncStream<?>> operator) {
        CancellationException failure = new CancellationException("given");
        AsyncStream<?> stream = operator.apply(new ManualStream<Integer>().fail(failure));
        assertSame(failure, assertThrows(CancellationException.class, () -> all(stream)));
        assertThrows(IllegalStateException.class, () -> poll(stream));
        stream.cancel();
    }

    @Test
    void functionThatThrows_failsTheStreamAndCancelsTheSource() {
        IllegalStateException failure = new IllegalStateException("given");
        Function<Integer, Integer> f = n -> {
            throw failure;
        };
        List<Function<AsyncStream<Integer>, AsyncStream<?>>> broken = List.of(
                source -> source.map(f),
                source -> source.filter(n -> f.apply(n) > 0),
                source -> source.takeWhile(n -> f.apply(n) > 0),
                source -> source.mapAsync(n -> Future.ready(f.apply(n))),
                source -> source.mapAsync(n -> Future.failed(failure)),
                source -> source.flatMap(n -> AsyncStream.of(f.apply(n))),
                source -> source.flatMap(n -> AsyncStream.failed(failure)),
                source -> source.buffered(2, n -> Future.ready(f.apply(n))),
                source -> source.buffered(2, n -> children.failing(2, failure)),
                source -> source.bufferedUnordered(2, n -> Future.ready(f.apply(n))),
                source -> source.bufferedUnordered(2, n -> children.failing(2, failure)));
        for (Function<AsyncStream<Integer>, AsyncStream<?>> operator : broken) {
            AsyncStream<?> stream = operator.apply(children.stream(0, upTo(3)));
            assertSame(failure, assertThrows(IllegalStateException.class, () -> all(stream)));
            children.assertNoneLeft();
        }
    }

    @Test
    void functionThatReturnsNull_failsTheStreamAndCancelsTheSource() {
        List<Function<AsyncStream<Integer>, AsyncStream<?>>> broken = List.of(
                source -> source.map(n -> null),
                source -> source.mapAsync(n -> null),
                source -> source.mapAsync(n -> Future.ready(null)),
                source -> source.flatMap(n -> null),
                source -> source.buffered(2, n -> null),
                source -> source.buffered(2, n -> Future.ready(null)),
                source -> source.bufferedUnordered(2, n -> null),
                source -> source.bufferedUnordered(2, n -> Future.ready(null)));
        for (Function<AsyncStream<Integer>, AsyncStream<?>> operator : broken) {
            AsyncStream<?> stream = operator.apply(children.stream(0, upTo(3)));
            assertThrows(NullPointerException.class, () -> all(stream));
            children.assertNoneLeft();
        }
    }

    // ---- one element

    @Test
    void next_givenUp_losesNoElementAndLeavesTheStream() throws Exception {
        ManualStream<String> stream = new ManualStream<>();
        Future<Optional<String>> first = stream.next();
        assertTrue(first.poll(waker.context()).isPending());
        stream.put("a"); // wakes, but the future is given up before it is polled again
        first.cancel();
        assertThrows(IllegalStateException.class, () -> first.poll(waker.context()));
        assertEquals(0, stream.cancels());
        assertEquals(Optional.of("a"), value(stream.next()));
        stream.complete();
        assertEquals(Optional.empty(), value(stream.next()));
    }

    // ---- ends

    @Test
    void ends_overAllElements_yieldWhatTheySay() throws Exception {
        List<Integer> seen = new ArrayList<>();
        assertNull(value(AsyncStream.of(1, 2, 3).forEach(seen::add)));
        assertEquals(upTo(3), seen);
        assertNull(value(AsyncStream.of(4, 5).forEachAsync(n -> Future.run(() -> seen.add(n)))));
        assertEquals(upTo(5), seen);
        assertEquals(upTo(3), value(AsyncStream.of(1, 2, 3).toList()));
        assertEquals("1-2-3", value(AsyncStream.of("1", "2", "3").collect(Collectors.joining("-"))));
        assertEquals("", value(AsyncStream.<String>empty().collect(Collectors.joining("-"))));
        assertEquals(new ArrayList<>(upTo(3)), value(AsyncStream.of(1, 2, 3).collect(Collectors.toList())));
        assertEquals("0123", value(AsyncStream.of(1, 2, 3).reduce("0", (text, n) -> text + n)));
        assertEquals(3, value(AsyncStream.of(1, 2, 3).count()));
        assertEquals(0, value(AsyncStream.empty().count()));
    }

    @Test
    void end_givenUpAtAnyStep_cancelsTheSource() throws Exception {
        boolean done = false;
        for (int stop = 0; !done; stop++) {
            Future<Void> future = children.stream(1, upTo(3)).forEachAsync(n -> children.future(2, n));
            for (int i = 0; i < stop && !done; i++) {
                done = future.poll(waker.context()).isReady();
            }
            future.cancel();
            children.assertNoneLeft();
        }
    }

    @Test
    void end_actionThatThrows_failsAndCancelsTheSource() {
        IllegalStateException failure = new IllegalStateException("given");
        Future<Void> future = children.stream(0, upTo(3)).forEach(n -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, () -> value(future)));
        children.assertNoneLeft();
        assertThrows(IllegalStateException.class, () -> value(future));
        IOException io = new IOException("given");
        assertSame(
                io,
                assertThrows(
                        IOException.class, () -> value(AsyncStream.failed(io).count())));
    }

    @Test
    void operator_sourceWhoseCancelThrows_suppressesThat() {
        IllegalStateException failure = new IllegalStateException("given");
        IllegalArgumentException atCancel = new IllegalArgumentException("at cancel");
        AsyncStream<Integer> source = new AsyncStream<>() {
            @Override
            public Poll<Optional<Integer>> pollNext(Context context) {
                return Poll.ready(Optional.of(1));
            }

            @Override
            public void cancel() {
                throw atCancel;
            }
        };
        AsyncStream<Integer> stream = source.map(n -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, () -> poll(stream)));
        assertEquals(List.of(atCancel), Arrays.asList(failure.getSuppressed()));
    }
}
