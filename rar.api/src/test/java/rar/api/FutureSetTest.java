package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rar.api.Futures.Selection;

/** A set that futures come and go in, polled by hand. */
class FutureSetTest {
    private final CountingWaker waker = new CountingWaker();
    private final FutureSet<String> set = new FutureSet<>();
    private final List<ManualFuture<String>> children =
            Stream.<ManualFuture<String>>generate(ManualFuture::new).limit(3).toList();

    private <T> Poll<T> poll(Future<T> future) throws Exception {
        return future.poll(waker.context());
    }

    private void addAll() {
        for (int i = 0; i < children.size(); i++) {
            assertEquals(i, set.add(children.get(i)));
        }
    }

    private void complete(int index) {
        children.get(index).complete("value " + index);
        children.get(index).wake();
    }

    @Test
    void next_yieldsInTheOrderOfCompletion() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> first = set.next();
        assertTrue(poll(first).isPending());
        complete(2);
        complete(0);
        assertEquals(new Selection<>(2, "value 2"), poll(first).value().orElseThrow());
        assertEquals(2, set.size());
        assertEquals(new Selection<>(0, "value 0"), poll(set.next()).value().orElseThrow());
        assertEquals(1, set.size());
        assertTrue(poll(set.next()).isPending());
    }

    @Test
    void next_emptySet_yieldsNothingAndTheSetGoesOn() throws Exception {
        assertEquals(Optional.empty(), poll(set.next()).value());
        set.add(Future.ready("late"));
        assertEquals(new Selection<>(0, "late"), poll(set.next()).value().orElseThrow());
        assertEquals(Optional.empty(), poll(set.next()).value());
    }

    @Test
    void next_failure_isThrownAndTheSetGoesOn() throws Exception {
        addAll();
        IOException failure = new IOException("broken");
        children.get(1).fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> poll(set.next())));
        assertEquals(2, set.size());
        complete(0);
        assertEquals(0, poll(set.next()).value().orElseThrow().index());
    }

    @Test
    void next_cancelled_losesNothing() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> next = set.next();
        assertTrue(poll(next).isPending());
        complete(1);
        next.cancel();
        assertEquals(1, poll(set.next()).value().orElseThrow().index());
        assertEquals(0, children.get(0).cancels());
    }

    @Test
    void next_pollsOnlyWhatWasWoken() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> next = set.next();
        assertTrue(poll(next).isPending());
        children.get(1).wake();
        assertEquals(1, waker.wakes());
        assertTrue(poll(next).isPending());
        assertEquals(
                List.of(1, 2, 1), children.stream().map(ManualFuture::polls).toList());
    }

    @Test
    void add_whileNextWaits_wakesTheOwner() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> next = set.next();
        assertTrue(poll(next).isPending());
        set.add(Future.ready("late"));
        assertEquals(1, waker.wakes());
        assertEquals(new Selection<>(3, "late"), poll(next).value().orElseThrow());
    }

    @Test
    void next_whileAnotherWaits_isRefusedAndHarmsNobody() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> waiting = set.next();
        assertTrue(poll(waiting).isPending());
        String message = assertThrows(IllegalStateException.class, () -> poll(set.next()))
                .getMessage();
        assertTrue(message.contains("another of its futures waits"), message);
        assertThrows(IllegalStateException.class, () -> poll(set.first()));
        complete(0);
        assertEquals(0, poll(waiting).value().orElseThrow().index());
        assertEquals(
                List.of(0, 0, 0), children.stream().map(ManualFuture::cancels).toList());
    }

    @Test
    void first_cancelsTheOthers() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> first = set.first();
        assertTrue(poll(first).isPending());
        complete(1);
        assertEquals(1, poll(first).value().orElseThrow().index());
        assertEquals(
                List.of(1, 0, 1), children.stream().map(ManualFuture::cancels).toList());
        assertEquals(0, set.size());
    }

    @Test
    void first_cancelled_cancelsAll() throws Exception {
        addAll();
        Future<Optional<Selection<String>>> first = set.first();
        assertTrue(poll(first).isPending());
        first.cancel();
        assertEquals(
                List.of(1, 1, 1), children.stream().map(ManualFuture::cancels).toList());
    }

    @Test
    void cancel_unpolledAndPolledAndWoken_cancelsAllAndTurnsLateOnesAway() throws Exception {
        set.add(children.get(0));
        Future<Optional<Selection<String>>> next = set.next();
        assertTrue(poll(next).isPending());
        children.get(0).wake();
        set.add(children.get(1));
        next.cancel();
        set.cancel();
        assertEquals(1, children.get(0).cancels());
        assertEquals(1, children.get(1).cancels());
        assertThrows(IllegalStateException.class, () -> set.add(children.get(2)));
        assertEquals(1, children.get(2).cancels());
        children.get(0).wake();
        assertEquals(Optional.empty(), poll(set.next()).value());
    }

    @Test
    void stream_yieldsAllAsTheyComplete_andPassesCancellationOn() throws Exception {
        addAll();
        Future<List<Integer>> indices = set.map(Selection::index).toList();
        assertTrue(poll(indices).isPending());
        complete(2);
        complete(0);
        assertTrue(poll(indices).isPending());
        complete(1);
        assertEquals(List.of(2, 0, 1), poll(indices).value());
        set.add(Future.pending());
        Future<Long> count = set.count();
        assertTrue(poll(count).isPending());
        count.cancel();
        assertEquals(0, set.size());
    }

    @Test
    void next_whileManyAreReadyAndOthersAreWoken_takesConstantTime() throws Exception {
        int count = 50_000;
        List<ManualFuture<String>> many = Stream.<ManualFuture<String>>generate(ManualFuture::new)
                .limit(count)
                .toList();
        many.forEach(set::add);
        ManualFuture<String> restless = new ManualFuture<>();
        set.add(restless);
        Future<Optional<Selection<String>>> first = set.next();
        assertTrue(poll(first).isPending());
        for (ManualFuture<String> each : many) {
            each.complete("value");
            each.wake();
        }
        assertTrue(poll(first).isReady());
        for (int i = 1; i < count; i++) {
            restless.wake();
            assertTrue(poll(set.next()).isReady()); // in quadratic time this would take minutes
        }
        assertEquals(1, set.size());
    }

    @Test
    void size_manyAddedAndFinished_keepsNothing() throws Exception {
        for (int i : IntStream.range(0, 10_000).toArray()) {
            set.add(Future.ready("" + i));
            assertEquals(i, poll(set.next()).value().orElseThrow().index());
        }
        assertEquals(0, set.size());
    }
}
