package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several futures at once, made of the elements of a stream, polled by hand. */
class BufferedStreamTest {
    private final CountingWaker waker = new CountingWaker();
    private final ManualStream<Integer> source = ManualStream.with(0, 1, 2, 3, 4);
    private final List<ManualFuture<String>> futures = new ArrayList<>();

    private ManualFuture<String> make(int number) {
        assertEquals(futures.size(), number);
        futures.add(new ManualFuture<>());
        return futures.get(number);
    }

    private Poll<Optional<String>> poll(AsyncStream<String> stream) throws Exception {
        return stream.pollNext(waker.context());
    }

    private String next(AsyncStream<String> stream) throws Exception {
        return poll(stream).value().orElseThrow();
    }

    private void complete(int number) {
        futures.get(number).complete("value " + number);
        futures.get(number).wake();
    }

    private List<Integer> polls() {
        return futures.stream().map(ManualFuture::polls).toList();
    }

    private List<Integer> cancels() {
        return futures.stream().map(ManualFuture::cancels).toList();
    }

    @Test
    void buffered_yieldsInOrderAndRunsNoMoreThanTheLimit() throws Exception {
        AsyncStream<String> stream = source.buffered(3, this::make);
        assertEquals(0, source.polls());
        assertTrue(poll(stream).isPending());
        assertEquals(List.of(1, 1, 1), polls());
        complete(2);
        complete(1);
        assertTrue(poll(stream).isPending());
        assertEquals(List.of(1, 2, 2), polls(), "only what was woken is polled");
        complete(0);
        assertEquals("value 0", next(stream));
        assertEquals("value 1", next(stream));
        assertEquals("value 2", next(stream));
        assertEquals(5, futures.size());
        complete(4);
        complete(3);
        source.complete();
        assertEquals("value 3", next(stream));
        assertEquals("value 4", next(stream));
        assertEquals(Optional.empty(), poll(stream).value());
        assertThrows(IllegalStateException.class, () -> poll(stream));
        assertEquals(List.of(0, 0, 0, 0, 0), cancels());
    }

    @Test
    void bufferedUnordered_yieldsAsTheyCome() throws Exception {
        AsyncStream<String> stream = source.bufferedUnordered(3, this::make);
        assertTrue(poll(stream).isPending());
        complete(2);
        complete(0);
        assertEquals("value 2", next(stream));
        assertEquals("value 0", next(stream));
        assertTrue(poll(stream).isPending());
        assertEquals(List.of(2, 1, 2, 1, 1), polls());
        source.complete();
        complete(4);
        assertEquals("value 4", next(stream));
        complete(1);
        complete(3);
        assertEquals("value 1", next(stream));
        assertEquals("value 3", next(stream));
        assertEquals(Optional.empty(), poll(stream).value());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void buffered_anyLimit_isKept(int limit) throws Exception {
        TrackedChildren children = new TrackedChildren();
        List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
        int[] most = {0};
        AsyncStream<Integer> ordered = AsyncStream.fromIterable(numbers).buffered(limit, n -> {
            Future<Integer> future = children.future(n * 7 % 5, n);
            most[0] = Math.max(most[0], children.unfinished());
            return future;
        });
        assertEquals(numbers, TrackedChildren.drain(ordered));
        assertTrue(most[0] <= limit, most[0] + " at once");
        List<Integer> unordered = TrackedChildren.drain(
                AsyncStream.fromIterable(numbers).bufferedUnordered(limit, n -> children.future(n * 7 % 5, n)));
        assertEquals(Set.copyOf(numbers), new HashSet<>(unordered));
        assertEquals(50, unordered.size());
        children.assertNoneLeft();
    }

    @Test
    void buffered_sourceThatIsWoken_isPolledAlone() throws Exception {
        ManualStream<Integer> slow = ManualStream.with(0);
        AsyncStream<String> stream = slow.buffered(2, this::make);
        assertTrue(poll(stream).isPending());
        assertEquals(2, slow.polls());
        slow.put(1);
        assertTrue(poll(stream).isPending());
        assertEquals(3, slow.polls(), "there is no room for another element");
        assertEquals(List.of(1, 1), polls());
        complete(0);
        assertEquals("value 0", next(stream));
        assertTrue(poll(stream).isPending());
        assertEquals(4, slow.polls());
    }

    @Test
    void buffered_failure_isThrownInItsPlaceAndStartsNothingNew() throws Exception {
        IOException failure = new IOException("given");
        AsyncStream<String> stream = source.buffered(3, this::make);
        assertTrue(poll(stream).isPending());
        futures.get(1).fail(failure);
        futures.get(1).wake();
        assertTrue(poll(stream).isPending());
        assertEquals(1, source.cancels());
        complete(0);
        assertEquals("value 0", next(stream));
        assertSame(failure, assertThrows(IOException.class, () -> poll(stream)));
        assertEquals(List.of(0, 0, 1), cancels());
        assertThrows(IllegalStateException.class, () -> poll(stream));
    }

    @Test
    void bufferedUnordered_failure_isThrownAtOnceAndCancelsTheOthers() throws Exception {
        CancellationException failure = new CancellationException("given");
        AsyncStream<String> stream = source.bufferedUnordered(3, this::make);
        assertTrue(poll(stream).isPending());
        futures.get(1).fail(failure);
        futures.get(1).wake();
        assertSame(failure, assertThrows(CancellationException.class, () -> poll(stream)));
        assertEquals(List.of(1, 0, 1), cancels());
        assertEquals(1, source.cancels());
    }

    @Test
    void buffered_sourceThatFails_yieldsWhatWasStartedBefore() throws Exception {
        IOException failure = new IOException("given");
        AsyncStream<String> stream = ManualStream.with(0, 1).fail(failure).buffered(3, this::make);
        assertTrue(poll(stream).isPending());
        complete(1);
        complete(0);
        assertEquals("value 0", next(stream));
        assertEquals("value 1", next(stream));
        assertSame(failure, assertThrows(IOException.class, () -> poll(stream)));
    }

    @Test
    void bufferedUnordered_sourceThatFails_failsAtOnce() {
        IOException failure = new IOException("given");
        AsyncStream<String> stream = ManualStream.with(0, 1).fail(failure).bufferedUnordered(3, this::make);
        assertSame(failure, assertThrows(IOException.class, () -> poll(stream)));
        assertEquals(List.of(1, 1), cancels());
    }

    @Test
    void bufferedUnordered_futuresThatAreReadyAtOnce_doNotHoldUpOneThatIsWoken() throws Exception {
        int[] made = {0};
        AsyncStream<String> stream = AsyncStream.generate(() -> Future.ready(Optional.of(made[0]++)))
                .bufferedUnordered(4, n -> n == 0 ? make(0) : Future.ready("ready"));
        assertEquals("ready", next(stream));
        assertEquals("ready", next(stream));
        complete(0);
        assertEquals("value 0", next(stream));
    }

    @Test
    void buffered_givenUpAtAnyStep_leavesNoneBehind() throws Exception {
        TrackedChildren children = new TrackedChildren();
        for (boolean ordered : new boolean[] {true, false}) {
            boolean ended = false;
            for (int stop = 0; !ended; stop++) {
                AsyncStream<Integer> numbers = children.stream(1, List.of(3, 0, 2, 1, 4));
                AsyncStream<Integer> stream = ordered
                        ? numbers.buffered(2, n -> children.future(n, n))
                        : numbers.bufferedUnordered(2, n -> children.future(n, n));
                for (int i = 0; i < stop && !ended; i++) {
                    Poll<Optional<Integer>> poll = stream.pollNext(waker.context());
                    ended = poll.isReady() && poll.value().isEmpty();
                }
                stream.cancel();
                children.assertNoneLeft();
            }
        }
    }

    @Test
    void buffered_noRoom_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> source.buffered(0, this::make));
        assertThrows(IllegalArgumentException.class, () -> source.bufferedUnordered(0, this::make));
    }
}
