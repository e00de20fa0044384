package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Waker;

/** What bodies and awaited futures throw, and where that shows (R4). */
@EngineUnderTest
class AsyncFailureTest {
    private final Context context = Context.of(Waker.noop());

    @Test
    void poll_bodyThrows_throwsItAsItIs() {
        for (Throwable failure :
                new Throwable[] {new IOException(), new IllegalStateException(), new AssertionError()}) {
            Future<Integer> future = async(() -> {
                throwAny(failure);
                return 1;
            });
            assertSame(failure, assertThrows(Throwable.class, () -> future.poll(context)));
        }
    }

    @Test
    void await_uncheckedOrError_isRethrownAsItIs() {
        for (Throwable failure : new Throwable[] {new IllegalStateException(), new AssertionError()}) {
            Future<Integer> future = async(() -> await(Future.<Integer>failed(failure)));
            assertSame(failure, assertThrows(Throwable.class, () -> future.poll(context)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void await_checked_isWrappedOnce(boolean suspended) throws Exception {
        IOException failure = new IOException();
        Manual<Integer> awaited = new Manual<>();
        if (!suspended) {
            awaited.fail(failure);
        }
        Future<Integer> future = async(() -> await(async(() -> await(awaited))));
        if (suspended) {
            assertTrue(future.poll(context).isPending());
            awaited.fail(failure);
        }
        var thrown = assertThrows(CompletionException.class, () -> future.poll(context));
        assertSame(failure, thrown.getCause());
    }

    @Test
    void await_failure_canBeCaughtAndTheBlockGoOn() throws Exception {
        Future<String> future = async(() -> {
            StringBuilder log = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                try {
                    await(Future.failed(new IOException("no " + i)));
                } catch (CompletionException e) {
                    log.append(e.getCause().getMessage()).append(", ");
                    await(new Twice<>(i));
                } finally {
                    log.append("finally ");
                }
            }
            return log.toString();
        });
        for (int i = 0; i < 3; i++) {
            assertTrue(future.poll(context).isPending());
        }
        assertEquals(
                "no 0, finally no 1, finally no 2, finally ",
                future.poll(context).value());
    }

    @Test
    void await_pollReturnsNull_saysSo() {
        Future<Integer> broken = current -> null;
        Future<Integer> future = async(() -> await(broken));
        assertTrue(assertThrows(NullPointerException.class, () -> future.poll(context))
                .getMessage()
                .contains("return a Poll"));
    }

    @Test
    void await_failureBelow_showsTheCallers() {
        Future<Integer> failing = Future.call(() -> {
            throw new IllegalArgumentException();
        });
        Future<Integer> future = async(() -> caller(failing));
        var thrown = assertThrows(IllegalArgumentException.class, () -> future.poll(context));
        assertTrue(shows(thrown, "caller"), () -> Arrays.toString(thrown.getStackTrace()));
        assertEquals(0, thrown.getSuppressed().length);
    }

    @Test
    void await_failureOfATask_showsTheCallersOfAllAwaits() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            Future<Integer> future = async(() -> {
                JoinHandle<Integer> inner = Context.spawn(Future.call(() -> {
                    throw new IllegalArgumentException("inner");
                }));
                return caller(Context.spawn(async(() -> otherCaller(inner))));
            });
            var thrown = assertThrows(IllegalArgumentException.class, () -> scheduler.blockOn(future));
            assertEquals("inner", thrown.getMessage());
            assertTrue(suppressedShows(thrown, "caller"), "the outer");
            assertTrue(suppressedShows(thrown, "otherCaller"), "the inner");
        }
    }

    @Test
    void await_checkedFailureOfATask_showsTheCallersInTheWrapper() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            Future<Integer> future = async(() -> caller(Context.spawn(Future.failed(new IOException()))));
            var thrown = assertThrows(CompletionException.class, () -> scheduler.blockOn(future));
            assertTrue(shows(thrown, "caller"), () -> Arrays.toString(thrown.getStackTrace()));
        }
    }

    @Test
    void await_theSameFailureByMany_doesNotGrowWithoutEnd() {
        IllegalStateException shared = new IllegalStateException(); // made outside any await
        for (int i = 0; i < 100; i++) {
            Future<Integer> future = async(() -> await(Future.<Integer>failed(shared)));
            assertSame(shared, assertThrows(IllegalStateException.class, () -> future.poll(context)));
        }
        assertEquals(8, shared.getSuppressed().length);
    }

    @Test
    void await_cancelledTask_throwsCancellation() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            String outcome = scheduler.blockOn(async(() -> {
                JoinHandle<Integer> handle = Context.spawn(Future.pending());
                handle.cancel();
                try {
                    return "got " + await(handle);
                } catch (CancellationException e) {
                    await(Context.yieldNow()); // this block is not the one that was cancelled
                    return "cancelled";
                }
            }));
            assertEquals("cancelled", outcome);
        }
    }

    @Test
    void poll_bodyOverflowsItsStack_failsThatBlockAlone() throws Exception {
        Future<Integer> future = async(() -> endless(0));
        assertThrows(StackOverflowError.class, () -> future.poll(context));
        Future<Integer> next = async(() -> await(new Twice<>(1)));
        assertTrue(next.poll(context).isPending());
        assertEquals(1, next.poll(context).value());
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is for
    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    private static int caller(Future<Integer> future) {
        return await(future);
    }

    private static int otherCaller(Future<Integer> future) {
        return await(future);
    }

    private static boolean suppressedShows(Throwable thrown, String method) {
        return Arrays.stream(thrown.getSuppressed()).anyMatch(suppressed -> shows(suppressed, method));
    }

    private static boolean shows(Throwable thrown, String method) {
        return Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAny(Throwable failure) throws E {
        throw (E) failure;
    }
}
