package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Futures made of several others, polled by hand. */
class FuturesTest {
    private final CountingWaker waker = new CountingWaker();
    private final List<ManualFuture<String>> children =
            Stream.<ManualFuture<String>>generate(ManualFuture::new).limit(3).toList();

    private <T> Poll<T> poll(Future<T> future) throws Exception {
        return future.poll(waker.context());
    }

    private List<Integer> polls() {
        return children.stream().map(ManualFuture::polls).toList();
    }

    private List<Integer> cancels() {
        return children.stream().map(ManualFuture::cancels).toList();
    }

    @Test
    void joinAll_yieldsAllValuesInTheOrderGiven() throws Exception {
        Future<List<String>> all = Futures.joinAll(children);
        assertTrue(poll(all).isPending());
        for (int i : new int[] {2, 0, 1}) {
            assertEquals(Poll.pending(), poll(all));
            children.get(i).complete("value " + i);
            children.get(i).wake();
        }
        assertEquals(List.of("value 0", "value 1", "value 2"), poll(all).value());
        assertEquals(3, waker.wakes());
        assertEquals(List.of(2, 2, 2), polls());
        assertThrows(IllegalStateException.class, () -> poll(all));
        all.cancel();
        assertEquals(List.of(0, 0, 0), cancels());
    }

    @Test
    void joinAll_pollsTheChildrenThatWereWokenAndNoOthers() throws Exception {
        Future<List<String>> all = Futures.joinAll(children);
        assertTrue(poll(all).isPending());
        assertEquals(List.of(1, 1, 1), polls());
        assertTrue(poll(all).isPending()); // nobody was woken
        assertEquals(List.of(1, 1, 1), polls());
        children.get(1).wake();
        children.get(1).wake();
        assertTrue(poll(all).isPending());
        assertEquals(List.of(1, 2, 1), polls());
        children.get(2).wake();
        children.get(0).wake();
        assertTrue(poll(all).isPending());
        assertEquals(List.of(2, 2, 2), polls());
    }

    @Test
    void joinAll_firstPoll_pollsInTheOrderGiven() throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int index = i;
            children.get(i).duringNextPoll(() -> order.add(index));
        }
        assertTrue(poll(Futures.joinAll(children)).isPending());
        assertEquals(List.of(0, 1, 2), order);
    }

    @Test
    void joinAll_childThatWakesItselfWhilePolled_isPolledAgainNextTime() throws Exception {
        Future<List<String>> all = Futures.joinAll(children);
        assertTrue(poll(all).isPending());
        ManualFuture<String> child = children.get(1);
        child.duringNextPoll(child::wake);
        child.wake();
        assertEquals(1, waker.wakes());
        assertTrue(poll(all).isPending());
        assertEquals(2, waker.wakes());
        assertEquals(List.of(1, 2, 1), polls());
        assertTrue(poll(all).isPending());
        assertEquals(List.of(1, 3, 1), polls());
    }

    @Test
    void joinAll_failures_waitForTheRestAndAreSuppressedInTheFirst() throws Exception {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        Future<List<String>> all = Futures.joinAll(children);
        children.get(1).fail(first);
        assertTrue(poll(all).isPending());
        children.get(0).fail(second);
        children.get(0).wake();
        assertTrue(poll(all).isPending());
        assertEquals(List.of(0, 0, 0), cancels());
        children.get(2).complete("value");
        children.get(2).wake();
        assertSame(first, assertThrows(IOException.class, () -> poll(all)));
        assertEquals(List.of(second), Arrays.asList(first.getSuppressed()));
        assertThrows(IllegalStateException.class, () -> poll(all));
    }

    @Test
    void joinAll_childrenThatFailWithTheSameThrowable_areNoTrouble() {
        IOException same = new IOException("same");
        children.forEach(child -> child.fail(same));
        assertSame(same, assertThrows(IOException.class, () -> poll(Futures.joinAll(children))));
    }

    @Test
    void joinAll_ofNothing_isReadyAtOnce() throws Exception {
        assertEquals(List.of(), poll(Futures.joinAll(List.<Future<String>>of())).value());
        assertEquals(
                List.of(), poll(Futures.tryJoinAll(List.<Future<String>>of())).value());
    }

    @Test
    void joinAll_givenUp_cancelsTheUnfinishedOnce() throws Exception {
        Future<List<String>> all = Futures.joinAll(children);
        children.get(0).complete("value");
        assertTrue(poll(all).isPending());
        all.cancel();
        all.cancel();
        assertEquals(List.of(0, 1, 1), cancels());
        children.get(1).wake(); // late, and harmless
        assertThrows(IllegalStateException.class, () -> poll(all));
    }

    @Test
    void joinAll_childWhoseCancelThrows_doesNotKeepItFromTheOthers() throws Exception {
        IllegalStateException failure = new IllegalStateException("cancel fails");
        Future<String> bad = Future.<String>pending().doFinally(() -> {
            throw failure;
        });
        Future<List<String>> all = Futures.joinAll(List.of(children.get(0), bad, children.get(2)));
        assertTrue(poll(all).isPending());
        assertSame(failure, assertThrows(RuntimeException.class, all::cancel));
        assertEquals(List.of(1, 0, 1), cancels());
    }

    @Test
    void joinAll_childThatReturnsNull_failsAndTheOthersGoOn() throws Exception {
        Future<String> broken = context -> null;
        Future<List<String>> all = Futures.joinAll(List.of(broken, children.get(0)));
        assertTrue(poll(all).isPending());
        children.get(0).complete("value");
        children.get(0).wake();
        assertThrows(NullPointerException.class, () -> poll(all));
        Future<List<String>> failFast = Futures.tryJoinAll(List.of(children.get(1), broken));
        assertThrows(NullPointerException.class, () -> poll(failFast));
        assertEquals(1, children.get(1).cancels());
    }

    @Test
    void tryJoinAll_firstFailure_cancelsTheOthersAndIsThrownAtOnce() throws Exception {
        IOException failure = new IOException("first");
        Future<List<String>> all = Futures.tryJoinAll(children);
        children.get(0).complete("value");
        assertTrue(poll(all).isPending());
        children.get(1).fail(failure);
        children.get(1).wake();
        assertSame(failure, assertThrows(IOException.class, () -> poll(all)));
        assertEquals(List.of(0, 0, 1), cancels());
    }

    @Test
    void zip_combinesBothOrFailsWithEither() throws Exception {
        Future<String> both = Futures.zip(children.get(0), children.get(1), String::concat);
        children.get(1).complete("b");
        assertTrue(poll(both).isPending());
        children.get(0).complete("a");
        children.get(0).wake();
        assertEquals("ab", poll(both).value());
        Future<String> failing = Futures.zip(Future.failed(new IOException("a")), children.get(2), String::concat);
        assertThrows(IOException.class, () -> poll(failing));
        assertEquals(1, children.get(2).cancels());
    }

    @Test
    void select_yieldsTheFirstWithItsPlaceAndCancelsTheOthers() throws Exception {
        Future<Futures.Selection<String>> first = Futures.select(children);
        assertTrue(poll(first).isPending());
        children.get(1).complete("value");
        children.get(1).wake();
        assertEquals(new Futures.Selection<>(1, "value"), poll(first).value());
        assertEquals(List.of(1, 0, 1), cancels());
        assertEquals(List.of(1, 2, 1), polls());
        assertThrows(IllegalStateException.class, () -> poll(first));
    }

    @Test
    void select_severalReadyAtOnce_takesTheFirstGivenAndPollsNoMore() throws Exception {
        children.forEach(child -> child.complete("value"));
        assertEquals("value", poll(Futures.select(children)).value().value());
        assertEquals(List.of(1, 0, 0), polls());
        assertEquals(List.of(0, 1, 1), cancels());
    }

    @Test
    void race_failureFirst_isThrownAndCancelsTheOthers() throws Exception {
        IOException failure = new IOException("first");
        Future<String> race = Futures.race(children);
        assertTrue(poll(race).isPending());
        children.get(2).fail(failure);
        children.get(2).wake();
        assertSame(failure, assertThrows(IOException.class, () -> poll(race)));
        assertEquals(List.of(1, 1, 0), cancels());
    }

    @Test
    void race_ofNothing_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Futures.race(List.<Future<String>>of()));
        assertThrows(IllegalArgumentException.class, () -> Futures.select(List.<Future<String>>of()));
        assertThrows(NullPointerException.class, () -> Futures.joinAll(Arrays.asList(children.get(0), null)));
    }

    @Test
    void group_movedToAnotherPoller_wakesTheLatest() throws Exception {
        CountingWaker latest = new CountingWaker();
        Future<List<String>> all = Futures.joinAll(children);
        assertTrue(poll(all).isPending());
        assertTrue(all.poll(latest.context()).isPending());
        children.get(0).wake(); // by the waker of its only poll
        assertEquals(0, waker.wakes());
        assertEquals(1, latest.wakes());
    }
}
