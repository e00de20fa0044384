package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Choices among futures, polled by hand. */
class SelectTest {
    private final CountingWaker waker = new CountingWaker();

    private <T> Poll<T> poll(Future<T> future) throws Exception {
        return future.poll(waker.context());
    }

    @Test
    void biased_severalCouldFinish_takesTheFirstGiven() throws Exception {
        ManualFuture<Integer> number = new ManualFuture<>();
        ManualFuture<String> text = new ManualFuture<>();
        Future<String> choice = Futures.<String>select()
                .on(number, n -> "n" + n)
                .on(text, t -> t)
                .biased();
        assertTrue(poll(choice).isPending());
        text.complete("text");
        text.wake();
        number.complete(7);
        number.wake();
        assertEquals("n7", poll(choice).value());
        assertEquals(1, text.cancels());
        assertEquals(0, number.cancels());
    }

    @Test
    void select_severalReadyAtOnce_takesTheFirstGivenAlways() throws Exception {
        for (int i = 0; i < 100; i++) {
            Future<Futures.Selection<String>> choice =
                    Futures.select(List.of(Future.<String>pending(), Future.ready("a"), Future.ready("b")));
            assertEquals(new Futures.Selection<>(1, "a"), poll(choice).value());
        }
    }

    @Test
    void fair_severalReadyAtOnce_takesEachSometimes() throws Exception {
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; chosen.size() < 3 && i < 10_000; i++) {
            AtomicInteger calls = new AtomicInteger();
            Select<Integer> select = Futures.select();
            for (int branch = 0; branch < 3; branch++) {
                int number = branch;
                select.on(Future.ready("ready"), value -> {
                    calls.incrementAndGet();
                    return number;
                });
            }
            chosen.add(poll(select.fair()).value());
            assertEquals(1, calls.get(), "only the branch that decides is gone through");
        }
        assertEquals(Set.of(0, 1, 2), chosen);
    }

    @Test
    void race_severalReadyAtOnce_takesEachSometimes() throws Exception {
        Set<String> chosen = new HashSet<>();
        for (int i = 0; chosen.size() < 2 && i < 10_000; i++) {
            chosen.add(poll(Futures.race(Future.ready("a"), Future.ready("b"))).value());
        }
        assertEquals(Set.of("a", "b"), chosen);
    }

    @Test
    void select_theFirstIsCancelled_thatIsTheOutcome() {
        Future<String> cancelled = Future.failed(new CancellationException("cancelled"));
        Future<String> choice = Futures.<String>select()
                .on(cancelled, value -> value)
                .on(Future.ready("other"), value -> value)
                .biased();
        assertThrows(CancellationException.class, () -> poll(choice));
    }

    @Test
    void select_withoutBranches_isAnError() {
        assertThrows(
                IllegalArgumentException.class, () -> Futures.<String>select().biased());
        assertThrows(
                IllegalArgumentException.class, () -> Futures.<String>select().fair());
    }

    @Test
    void recover_cancellation_passesBy() {
        CancellationException cancellation = new CancellationException("cancelled");
        Future<String> future = Future.<String>failed(cancellation).recover(thrown -> Future.ready("value"));
        assertEquals(cancellation, assertThrows(CancellationException.class, () -> poll(future)));
    }

    @Test
    void recover_ofAType_takesThatTypeAndNoOther() throws Exception {
        Future<String> cancelled = Future.<String>failed(new CancellationException("cancelled"))
                .recover(CancellationException.class, thrown -> Future.ready(thrown.getMessage()));
        assertEquals("cancelled", poll(cancelled).value());
        Future<String> other = Future.<String>failed(new IllegalStateException("other"))
                .recover(IllegalArgumentException.class, thrown -> Future.ready("value"));
        assertThrows(IllegalStateException.class, () -> poll(other));
    }

    @Test
    void repeatWhile_runsRoundsUntilFalse_andPassesCancellationOn() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        assertTrue(poll(Futures.repeatWhile(() -> Future.call(() -> rounds.incrementAndGet() < 10_000)))
                .isReady());
        assertEquals(10_000, rounds.get());
        ManualFuture<Boolean> round = new ManualFuture<>();
        Future<Void> waiting = Futures.repeatWhile(() -> round);
        assertTrue(poll(waiting).isPending());
        waiting.cancel();
        assertEquals(1, round.cancels());
    }
}
