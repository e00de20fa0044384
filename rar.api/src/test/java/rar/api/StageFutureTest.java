package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A completion stage as a future, polled by hand. */
class StageFutureTest {
    private final CountingWaker waker = new CountingWaker();
    private final CompletableFuture<String> stage = new CompletableFuture<>();
    private final Future<String> future = Futures.fromCompletionStage(stage);

    private Poll<String> poll() throws Exception {
        return future.poll(waker.context());
    }

    @Test
    void stage_completedLater_wakesOnce() throws Exception {
        assertTrue(poll().isPending());
        assertTrue(poll().isPending());
        assertTrue(stage.complete("value"));
        assertEquals(1, waker.wakes());
        assertEquals("value", poll().value());
        assertThrows(IllegalStateException.class, this::poll);
    }

    @Test
    void stage_completedBefore_isReadyAtTheFirstPoll() throws Exception {
        assertTrue(stage.complete(null));
        assertTrue(poll().isReady());
    }

    @Test
    void stage_notPolled_isNotListenedTo() {
        assertEquals(0, stage.getNumberOfDependents());
        assertTrue(stage.complete("value"));
        assertEquals(0, waker.wakes());
    }

    @Test
    void stage_movedToAnotherPoller_wakesTheLatest() throws Exception {
        CountingWaker latest = new CountingWaker();
        assertTrue(poll().isPending());
        assertTrue(future.poll(latest.context()).isPending());
        assertEquals(1, stage.getNumberOfDependents());
        assertTrue(stage.complete("value"));
        assertEquals(0, waker.wakes());
        assertEquals(1, latest.wakes());
    }

    @Test
    void failure_isThrownAsItIs() throws Exception {
        IOException failure = new IOException("checked");
        assertTrue(poll().isPending());
        assertTrue(stage.completeExceptionally(failure));
        assertSame(failure, assertThrows(IOException.class, this::poll));
        assertThrows(IllegalStateException.class, this::poll);
    }

    @Test
    void failure_ofADependentStage_isUnwrapped() {
        IOException failure = new IOException("checked");
        CompletionStage<Integer> dependent = stage.thenApply(String::length);
        assertTrue(stage.completeExceptionally(failure));
        Future<Integer> length = Futures.fromCompletionStage(dependent);
        assertSame(failure, assertThrows(IOException.class, () -> length.poll(waker.context())));
    }

    @Test
    void failure_thatIsAnEmptyWrapper_staysAsItIs() {
        CompletionException failure = new CompletionException("no cause", null);
        assertTrue(stage.completeExceptionally(failure));
        assertSame(failure, assertThrows(CompletionException.class, this::poll));
    }

    @Test
    void stage_cancelled_isACancellation() throws Exception {
        assertTrue(poll().isPending());
        assertTrue(stage.cancel(false));
        assertEquals(1, waker.wakes());
        assertThrows(CancellationException.class, this::poll);
    }

    @Test
    void future_givenUp_cancelsTheStageAndWakesNobody() throws Exception {
        assertTrue(poll().isPending());
        future.cancel();
        future.cancel();
        assertTrue(stage.isCancelled());
        assertEquals(0, waker.wakes());
        assertThrows(IllegalStateException.class, this::poll);
    }

    @Test
    void future_givenUpAfterItsEnd_leavesTheStageAlone() throws Exception {
        assertTrue(stage.complete("value"));
        assertTrue(poll().isReady());
        future.cancel();
        assertFalse(stage.isCancelled());
    }

    @Test
    void stage_thatCannotBeCancelled_isLeftToItself() throws Exception {
        CompletionStage<String> minimal = stage.minimalCompletionStage();
        Future<String> ofMinimal = Futures.fromCompletionStage(minimal);
        assertTrue(ofMinimal.poll(waker.context()).isPending());
        ofMinimal.cancel();
        assertTrue(stage.complete("value"));
        assertEquals(0, waker.wakes());
    }

    @Test
    void stage_thatHasNoCompletableFuture_isLeftToItself() throws Exception {
        CompletableFuture<String> stubborn = new CompletableFuture<>() {
            @Override
            public CompletableFuture<String> toCompletableFuture() {
                throw new UnsupportedOperationException();
            }
        };
        Future<String> ofStubborn = Futures.fromCompletionStage(stubborn);
        assertTrue(ofStubborn.poll(waker.context()).isPending());
        ofStubborn.cancel();
        assertFalse(stubborn.isCancelled());
    }
}
