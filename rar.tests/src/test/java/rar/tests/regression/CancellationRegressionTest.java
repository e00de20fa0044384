package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Poll;
import rar.api.Waker;

/** What combinators do with their children when something goes wrong (F5). All is polled by hand. */
class CancellationRegressionTest {
    private static final Context BY_HAND = Context.of(Waker.noop());

    private final RuntimeException failure = new IllegalStateException("thrown more than once");
    private final AtomicInteger cancelled = new AtomicInteger();

    // The second of two children that threw the same was to be suppressed in the first, which is itself: that threw.
    @Test
    void cancel_childrenThrowTheSameException_reachesAllChildren() throws Exception {
        Future<?> group = Futures.joinAll(Collections.nCopies(5, new Unfinished(failure)));
        assertTrue(group.poll(BY_HAND).isPending());
        assertSame(failure, assertThrows(RuntimeException.class, group::cancel));
        assertEquals(5, cancelled.get());
    }

    // The same, with a failure as the reason for the cancellation.
    @Test
    void failure_thatASiblingsCancelThrowsAgain_isThrownAsItIs() {
        Future<?> race = Futures.race(List.of(Future.<Void>failed(failure), new Unfinished(failure)));
        assertSame(failure, assertThrows(RuntimeException.class, () -> race.poll(BY_HAND)));
        assertEquals(1, cancelled.get());
    }

    // The same, with a cleanup that throws the failure again.
    @Test
    void failure_thatTheCleanupThrowsAgain_isThrownAsItIs() {
        Future<?> cleaned = Future.failed(failure).doFinally(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(RuntimeException.class, () -> cleaned.poll(BY_HAND)));
    }

    // That there was no timer showed after the source's first poll, and the source was forgotten.
    @Test
    void timeout_withoutATimer_cancelsItsSource() {
        Future<Void> limited = new Unfinished(null).timeout(Duration.ofSeconds(1));
        assertThrows(IllegalStateException.class, () -> limited.poll(BY_HAND));
        assertEquals(1, cancelled.get());
        limited.cancel();
        assertEquals(1, cancelled.get(), "cancelled once");
    }

    // A poll that returned null was looked at outside the try that forgets a failed child and cancels the others.
    @Test
    void poll_ofAChildReturnsNull_cancelsTheOthers() {
        Future<?> all = Futures.tryJoinAll(List.of(new Unfinished(null), returnsNull()));
        assertThrows(NullPointerException.class, () -> all.poll(BY_HAND));
        assertEquals(1, cancelled.get());
        Future<?> race = Futures.race(List.of(new Unfinished(null), returnsNull()));
        assertThrows(NullPointerException.class, () -> race.poll(BY_HAND));
        assertEquals(2, cancelled.get());
    }

    // The same, where the others are to be awaited first: they could no longer be cancelled.
    @Test
    void poll_ofAChildReturnsNull_leavesTheOthersToBeCancelledLater() throws Exception {
        Future<?> all = Futures.joinAll(List.of(new Unfinished(null), returnsNull()));
        assertTrue(all.poll(BY_HAND).isPending());
        all.cancel();
        assertEquals(1, cancelled.get());
    }

    // The same, with a cleanup, which did not run.
    @Test
    void poll_returnsNull_isCleanedUpAfterOnce() {
        AtomicInteger cleanups = new AtomicInteger();
        Future<?> cleaned = returnsNull().doFinally(cleanups::incrementAndGet);
        assertThrows(NullPointerException.class, () -> cleaned.poll(BY_HAND));
        cleaned.cancel();
        assertEquals(1, cleanups.get());
    }

    // Not every stage can be made a CompletableFuture of; cancel() threw what such a stage throws.
    @Test
    void cancel_ofAStageThatCannotBeCancelled_isSilent() throws Exception {
        CompletionStage<?> stage = (CompletionStage<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CompletionStage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("toCompletableFuture")) {
                        throw new UnsupportedOperationException();
                    }
                    return proxy;
                });
        Future<?> awaiting = Futures.fromCompletionStage(stage);
        assertTrue(awaiting.poll(BY_HAND).isPending());
        awaiting.cancel();
    }

    // The collection was asked for its size twice, before and after it was iterated over.
    @Test
    void joinAll_ofACollectionThatChangesMeanwhile_takesWhatWasThere() throws Exception {
        List<Future<Integer>> there = List.of(Future.ready(1), Future.ready(2));
        Collection<Future<Integer>> shrunk = new AbstractCollection<>() {
            @Override
            public Iterator<Future<Integer>> iterator() {
                return there.iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertEquals(List.of(1, 2), Futures.joinAll(shrunk).poll(BY_HAND).value());
    }

    private static Future<Void> returnsNull() {
        return context -> null;
    }

    /** Pending for ever; counts how often it is cancelled, and may throw then. */
    private final class Unfinished implements Future<Void> {
        private final RuntimeException thrownByCancel;

        Unfinished(RuntimeException thrownByCancel) {
            this.thrownByCancel = thrownByCancel;
        }

        @Override
        public Poll<Void> poll(Context context) {
            return Poll.pending();
        }

        @Override
        public void cancel() {
            cancelled.incrementAndGet();
            if (thrownByCancel != null) {
                throw thrownByCancel;
            }
        }
    }
}
