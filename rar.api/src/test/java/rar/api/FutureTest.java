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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Futures and what they are transformed into, polled by hand. */
class FutureTest {
    private final CountingWaker waker = new CountingWaker();
    private final ManualFuture<String> source = new ManualFuture<>();
    private final IOException failure = new IOException("of the source");

    private <T> Poll<T> poll(Future<T> future) throws Exception {
        return future.poll(waker.context());
    }

    private void assertFinished(Future<?> future) {
        String message =
                assertThrows(IllegalStateException.class, () -> poll(future)).getMessage();
        assertTrue(message.contains("after it had finished") || message.contains("after it finished"), message);
    }

    @Test
    void sources_areReadyOrFailAtTheFirstPollAndThenFinished() throws Exception {
        Future<String> ready = Future.ready("value");
        assertEquals("value", poll(ready).value());
        assertFinished(ready);
        Future<Void> nothing = Future.run(() -> {});
        assertNull(poll(nothing).value());
        assertFinished(nothing);
        Future<String> failed = Future.failed(failure);
        assertSame(failure, assertThrows(IOException.class, () -> poll(failed)));
        assertFinished(failed);
        Future<String> call = Future.call(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IOException.class, () -> poll(call)));
        assertFinished(call);
    }

    @Test
    void pending_waitsForeverUntilItIsGivenUp() throws Exception {
        Future<String> pending = Future.pending();
        assertTrue(poll(pending).isPending());
        assertTrue(poll(pending).isPending());
        pending.cancel();
        assertFinished(pending);
    }

    @Test
    void call_runsItsBodyOnce() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Future<Integer> call = Future.call(runs::incrementAndGet);
        assertEquals(0, runs.get());
        assertEquals(1, poll(call).value());
        assertFinished(call);
        assertEquals(1, runs.get());
    }

    @Test
    void defer_asksItsSupplierAtTheFirstPollAndOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Future<String> deferred = Future.defer(() -> {
            asked.incrementAndGet();
            return source;
        });
        assertEquals(0, asked.get());
        assertTrue(poll(deferred).isPending());
        assertTrue(poll(deferred).isPending());
        source.complete("value");
        assertEquals("value", poll(deferred).value());
        assertEquals(1, asked.get());
        assertThrows(NullPointerException.class, () -> poll(Future.defer(() -> null)));
    }

    @Test
    void map_failureOfTheFunction_isTheFutures() throws Exception {
        IllegalStateException thrown = new IllegalStateException("of the function");
        Future<Object> mapped = source.map(v -> {
            throw thrown;
        });
        assertTrue(poll(mapped).isPending());
        source.complete("value");
        assertSame(thrown, assertThrows(RuntimeException.class, () -> poll(mapped)));
        assertFinished(mapped);
        mapped.cancel();
        assertEquals(0, source.cancels());
    }

    @Test
    void flatMap_runsOneAfterTheOther() throws Exception {
        ManualFuture<Integer> second = new ManualFuture<>();
        Future<Integer> both = source.flatMap(v -> second);
        assertTrue(poll(both).isPending());
        assertEquals(0, second.polls());
        source.complete("value");
        assertTrue(poll(both).isPending());
        assertEquals(1, second.polls());
        both.cancel();
        assertEquals(1, second.cancels());
        assertEquals(0, source.cancels());
        assertThrows(NullPointerException.class, () -> poll(Future.ready(1).flatMap(v -> null)));
    }

    @Test
    void recover_onFailure_goesOnWithTheSubstitute() throws Exception {
        List<Throwable> seen = new ArrayList<>();
        ManualFuture<String> substitute = new ManualFuture<>();
        Future<String> recovering = source.recover(thrown -> {
            seen.add(thrown);
            return substitute;
        });
        assertTrue(poll(recovering).isPending());
        source.fail(failure);
        assertTrue(poll(recovering).isPending());
        assertEquals(List.of(failure), seen);
        substitute.fail(new IOException("no second chance"));
        assertThrows(IOException.class, () -> poll(recovering));
        assertEquals(1, seen.size());
        assertFinished(recovering);
    }

    @Test
    void recover_onValueOrWhenGivenUp_isNotAsked() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Future<String> recovering = source.recover(thrown -> Future.ready("" + asked.incrementAndGet()));
        assertTrue(poll(recovering).isPending());
        recovering.cancel();
        assertEquals(1, source.cancels());
        assertEquals(
                "value",
                poll(Future.ready("value").recover(thrown -> Future.ready("" + asked.incrementAndGet())))
                        .value());
        assertEquals(0, asked.get());
    }

    @Test
    void doFinally_runsOnceWhateverTheEnd() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Future<String> value = Future.ready("value").doFinally(runs::incrementAndGet);
        assertEquals("value", poll(value).value());
        value.cancel();
        assertEquals(1, runs.get());
        Future<Object> failing = Future.failed(failure).doFinally(runs::incrementAndGet);
        assertSame(failure, assertThrows(IOException.class, () -> poll(failing)));
        failing.cancel();
        assertEquals(2, runs.get());
        Future<String> givenUp = source.doFinally(runs::incrementAndGet);
        givenUp.cancel();
        givenUp.cancel();
        assertEquals(3, runs.get());
        assertEquals(1, source.cancels());
    }

    @Test
    void doFinally_cleanupThatThrows_replacesTheValueAndIsSuppressedInAFailure() {
        IllegalStateException thrown = new IllegalStateException("of the cleanup");
        Runnable cleanup = () -> {
            throw thrown;
        };
        Future<String> value = Future.ready("value").doFinally(cleanup);
        assertSame(thrown, assertThrows(RuntimeException.class, () -> poll(value)));
        Future<Object> failing = Future.failed(failure).doFinally(cleanup);
        assertSame(failure, assertThrows(IOException.class, () -> poll(failing)));
        assertEquals(List.of(thrown), Arrays.asList(failure.getSuppressed()));
        Future<Object> same = Future.failed(thrown).doFinally(cleanup);
        assertSame(thrown, assertThrows(RuntimeException.class, () -> poll(same)));
        Future<String> givenUp = source.doFinally(cleanup);
        assertSame(thrown, assertThrows(RuntimeException.class, givenUp::cancel));
        assertEquals(1, source.cancels());
    }

    @Test
    void lambda_isAFutureWithACancelThatDoesNothing() throws Exception {
        Future<String> lambda = context -> Poll.ready("value");
        lambda.cancel();
        assertEquals("value", poll(lambda).value());
    }

    @Test
    void nullArguments_areRefusedAtOnce() {
        assertThrows(NullPointerException.class, () -> Future.failed(null));
        assertThrows(NullPointerException.class, () -> Future.call(null));
        assertThrows(NullPointerException.class, () -> Future.run(null));
        assertThrows(NullPointerException.class, () -> Future.defer(null));
        assertThrows(NullPointerException.class, () -> source.map(null));
        assertThrows(NullPointerException.class, () -> source.flatMap(null));
        assertThrows(NullPointerException.class, () -> source.recover(null));
        assertThrows(NullPointerException.class, () -> source.doFinally(null));
        assertThrows(NullPointerException.class, () -> source.timeout(null));
    }
}
