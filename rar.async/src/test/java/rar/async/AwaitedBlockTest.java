package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** A block that awaits a block runs it as a part of itself, and nobody can tell, but by the cost. */
@EngineUnderTest
class AwaitedBlockTest {
    private final Context context = Context.of(Waker.noop());
    private final List<String> log = new ArrayList<>(); // one thread at a time

    @Test
    void await_blockThatSuspends_suspendsTheOuter() throws Exception {
        Manual<Integer> first = new Manual<>();
        Manual<Integer> second = new Manual<>();
        Future<Integer> inner = async(() -> await(first) + await(second));
        Future<Integer> outer = async(() -> 2 * await(inner));
        assertSame(Poll.pending(), outer.poll(context));
        first.complete(1);
        assertSame(Poll.pending(), outer.poll(context));
        second.complete(20);
        assertEquals(42, outer.poll(context).value());
        assertThrows(IllegalStateException.class, () -> inner.poll(context));
    }

    @Test
    void await_blockThatFails_throwsWhatAFutureWould() throws Exception {
        IOException checked = new IOException("checked");
        IllegalArgumentException unchecked = new IllegalArgumentException("unchecked");
        Future<List<Throwable>> outer = async(() -> List.of(
                assertThrows(CompletionException.class, () -> await(failing(checked)))
                        .getCause(),
                assertThrows(IllegalArgumentException.class, () -> await(failing(unchecked)))));
        assertEquals(List.of(checked, unchecked), outer.poll(context).value());
    }

    @Test
    void cancel_insideAnAwaitedBlock_unwindsBoth() throws Exception {
        Future<Void> outer = async(() -> {
            try {
                await(noting("inner", new Manual<>()));
                log.add("never");
            } finally {
                log.add("outer");
            }
        });
        assertSame(Poll.pending(), outer.poll(context));
        outer.cancel();
        assertEquals(List.of("inner", "outer"), log);
    }

    @Test
    void cancel_insideAnAwaitedBlockThatReturnsAllTheSame_unwindsTheOuter() throws Exception {
        Future<Void> outer = async(() -> {
            Future<Integer> inner = async(() -> {
                try {
                    return await(new Manual<Integer>());
                } catch (CancellationException e) {
                    return 1;
                }
            });
            try {
                log.add("never: " + await(inner));
            } catch (CancellationException e) {
                log.add("unwound");
                throw e;
            }
        });
        assertSame(Poll.pending(), outer.poll(context));
        outer.cancel();
        assertEquals(List.of("unwound"), log);
    }

    @Test
    void cancel_insideAnAwaitedBlockThatFailsThen_reportsTheFailure() throws Exception {
        IOException broken = new IOException("finally failed");
        Future<Void> outer = async(() -> {
            Future<Integer> inner = async(() -> {
                try {
                    return await(new Manual<Integer>());
                } finally {
                    failing(broken).poll(context);
                }
            });
            assertThrows(CancellationException.class, () -> await(inner));
            await(new Manual<>());
        });
        assertSame(Poll.pending(), outer.poll(context));
        outer.cancel(); // the outer caught the one that told of it

        Future<Void> passing = async(() -> {
            await(async(() -> {
                try {
                    return await(new Manual<Integer>());
                } finally {
                    failing(broken).poll(context);
                }
            }));
        });
        assertSame(Poll.pending(), passing.poll(context));
        assertSame(broken, assertThrows(IOException.class, passing::cancel));
    }

    @Test
    void await_blockBeforeItsEnd_cannotBePolledByOthers() throws Exception {
        Manual<Integer> awaited = new Manual<>();
        Future<Integer> inner = async(() -> await(awaited));
        Future<Integer> outer = async(() -> await(inner));
        assertSame(Poll.pending(), outer.poll(context));
        assertThrows(IllegalStateException.class, () -> inner.poll(context));
        assertThrows(IllegalStateException.class, inner::cancel);
        awaited.complete(3);
        assertEquals(3, outer.poll(context).value());
        inner.cancel(); // after the end it does nothing
    }

    @Test
    void await_blockThatAnotherHasBegun_isPolledAsAnyFuture() throws Exception {
        Manual<Integer> awaited = new Manual<>();
        Future<Integer> inner = async(() -> await(awaited));
        assertSame(Poll.pending(), inner.poll(context));
        Future<Integer> outer = async(() -> await(inner));
        assertSame(Poll.pending(), outer.poll(context));
        awaited.complete(4);
        assertEquals(4, outer.poll(context).value());
    }

    @Test
    void await_blocksInALoop_takeNoMoreStackThanOne() throws Exception {
        Future<Integer> outer = async(() -> {
            int sum = 0;
            for (int i = 0; i < 100_000; i++) {
                int number = i;
                sum += await(async(() -> number % 2));
            }
            return sum;
        });
        Poll<Integer> poll = outer.poll(context);
        assertTrue(poll.isReady());
        assertEquals(50_000, poll.value());
    }

    private Future<Void> noting(String text, Future<?> awaited) {
        return async(() -> {
            try {
                await(awaited);
            } finally {
                log.add(text);
            }
        });
    }

    private static Future<Void> failing(Exception failure) {
        return async(() -> {
            throw failure;
        });
    }
}
