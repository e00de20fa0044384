package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** Blocks polled by hand: when the body runs, and what comes of it. */
@EngineUnderTest
class AsyncTest {
    private final AtomicInteger wakes = new AtomicInteger();
    private final Context context = Context.of(Waker.of(wakes::incrementAndGet));
    private final List<String> log = new ArrayList<>();

    @Test
    void async_notPolled_runsNothing() {
        Future<Void> future = async(() -> {
            log.add("ran");
        });
        assertEquals(List.of(), log);
        future.cancel();
        assertEquals(List.of(), log);
        assertThrows(IllegalStateException.class, () -> future.poll(context));
    }

    @Test
    void poll_bodyWithoutAwait_isReadyAtOnce() throws Exception {
        assertEquals(7, async(() -> 7).poll(context).value());
        assertNull(async(() -> null).poll(context).value());
        assertTrue(async(() -> {
                    log.add("ran");
                })
                .poll(context)
                .isReady());
        assertEquals(List.of("ran"), log);
    }

    @Test
    void poll_awaitOfReady_doesNotSuspend() throws Exception {
        Future<Integer> sum = async(() -> await(Future.ready(1)) + await(Future.ready(2)));
        assertEquals(3, sum.poll(context).value());
    }

    @Test
    void poll_awaitOfPending_suspendsUntilItIsReady() throws Exception {
        Manual<Integer> awaited = new Manual<>();
        Future<Integer> future = async(() -> {
            log.add("begun");
            int value = await(awaited);
            log.add("resumed");
            return value + 1;
        });
        assertTrue(future.poll(context).isPending());
        assertEquals(List.of("begun"), log);
        awaited.complete(1);
        assertEquals(1, wakes.get());
        assertEquals(List.of("begun"), log, "a wake resumes nothing");
        assertEquals(2, future.poll(context).value());
        assertEquals(List.of("begun", "resumed"), log);
    }

    @Test
    void poll_spurious_pollsTheAwaitedWithTheLatestContext() throws Exception {
        Manual<Integer> awaited = new Manual<>();
        Future<Integer> future = async(() -> await(awaited));
        AtomicInteger other = new AtomicInteger();
        assertTrue(future.poll(context).isPending());
        assertTrue(future.poll(Context.of(Waker.of(other::incrementAndGet))).isPending());
        assertEquals(2, awaited.polls());
        awaited.complete(3);
        assertEquals(List.of(0, 1), List.of(wakes.get(), other.get()));
        assertEquals(3, future.poll(context).value());
    }

    @Test
    void poll_afterTheEnd_isRefused() throws Exception {
        Future<Integer> future = async(() -> 1);
        future.poll(context);
        assertTrue(assertThrows(IllegalStateException.class, () -> future.poll(context))
                .getMessage()
                .contains("finished"));
        future.cancel(); // nothing is left to give up
        Future<Integer> failed = async(() -> {
            throw new IllegalArgumentException();
        });
        assertThrows(IllegalArgumentException.class, () -> failed.poll(context));
        assertThrows(IllegalStateException.class, () -> failed.poll(context));
    }

    @Test
    void await_inLoopsAndCallsOfAnyDepth_goesOnWhereItWas() throws Exception {
        Future<Integer> future = async(() -> {
            int sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += deep(i, i);
            }
            return sum;
        });
        assertEquals(45, pollToTheEnd(future, 10));
    }

    private static int deep(int depth, int value) {
        return depth == 0 ? await(new Twice<>(value)) : deep(depth - 1, value);
    }

    @Test
    void await_anotherBlock_nests() throws Exception {
        Future<Integer> future = async(() -> {
            int a = await(async(() -> await(new Twice<>(1)) + await(async(() -> await(new Twice<>(2))))));
            return a + await(new Twice<>(3));
        });
        assertEquals(6, pollToTheEnd(future, 3));
    }

    @Test
    void await_blocksNestedDeeply_passesTheValueUp() throws Exception {
        assertEquals(100, pollToTheEnd(nested(100), 1));
    }

    private static Future<Integer> nested(int depth) {
        return async(() -> depth == 0 ? await(new Twice<>(0)) : await(nested(depth - 1)) + 1);
    }

    @Test
    void await_combinatorOfBlocks_runsThemByTurns() throws Exception {
        Manual<String> first = new Manual<>();
        Manual<String> second = new Manual<>();
        Future<String> future = async(() -> {
            List<String> both =
                    await(rar.api.Futures.joinAll(List.of(async(() -> await(first)), async(() -> await(second)))));
            return String.join("", both);
        });
        assertTrue(future.poll(context).isPending());
        second.complete("b");
        assertTrue(future.poll(context).isPending());
        first.complete("a");
        assertEquals("ab", future.poll(context).value());
    }

    @Test
    void await_outside_saysWhatToDo() {
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> await(Future.ready(1)));
        assertTrue(thrown.getMessage().startsWith("await was called outside an async block"), thrown::getMessage);
        assertTrue(thrown.getMessage().contains("async(() -> …)"), thrown::getMessage);
    }

    @Test
    void await_onAnotherThread_isOutside() throws Exception {
        Future<Throwable> future = async(() -> {
            Throwable[] thrown = new Throwable[1];
            Thread other = new Thread(() -> thrown[0] = catchAwait());
            other.start();
            other.join();
            return thrown[0];
        });
        assertEquals(IllegalStateException.class, future.poll(context).value().getClass());
    }

    private static Throwable catchAwait() {
        try {
            return await(Future.<Throwable>ready(null));
        } catch (IllegalStateException e) {
            return e;
        }
    }

    @Test
    void await_inThePollOfAnother_saysToMakeThatAsync() throws Exception {
        Future<Integer> wrong = Future.call(() -> await(Future.ready(1)));
        Future<String> future = async(() -> {
            try {
                return "got " + await(wrong);
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        });
        assertTrue(future.poll(context).value().contains("in the poll of another future"));
    }

    @Test
    void await_afterABlockEnded_isOutsideAgain() throws Exception {
        async(() -> 1).poll(context);
        assertThrows(IllegalStateException.class, () -> await(Future.ready(1)));
    }

    @Test
    void poll_insideItself_isRefused() throws Exception {
        List<Future<Integer>> self = new ArrayList<>();
        Future<Integer> future = async(() -> await(self.get(0)));
        self.add(future);
        IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> future.poll(context));
        assertTrue(thrown.getMessage().contains("inside itself"), thrown::getMessage);
    }

    @Test
    void poll_byManyThreadsInTurn_goesOn() throws Exception {
        Future<Integer> future = async(
                () -> IntStream.range(0, 20).map(i -> await(new Twice<>(i))).sum());
        Poll<Integer> poll = Poll.pending();
        for (int i = 0; i < 21; i++) {
            assertFalse(poll.isReady());
            poll = Threads.call(() -> future.poll(context));
        }
        assertEquals(190, poll.value());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void await_underManyFrames_suspendsOrFailsThatBlock(int depth) throws Exception {
        Manual<Integer> awaited = new Manual<>();
        Future<Integer> future = async(() -> recurse(depth, awaited));
        Threads.callWithMuchStack(() -> {
            try {
                assertTrue(future.poll(context).isPending());
                awaited.complete(1);
                assertEquals(depth + 1, future.poll(context).value());
            } catch (StackOverflowError e) { // where the collector takes no objects as large as those frames
                assertTrue(depth > 1_000, e::toString);
                if (Async.engine() == Engine.CONTINUATION) { // a thread overflows before it gets that far
                    assertEquals(1, awaited.cancels());
                }
            }
            return null;
        });
    }

    private static int recurse(int depth, Future<Integer> awaited) {
        return depth == 0 ? await(awaited) : recurse(depth - 1, awaited) + 1;
    }

    private int pollToTheEnd(Future<Integer> future, int suspensions) throws Exception {
        for (int i = 0; i < suspensions; i++) {
            assertTrue(future.poll(context).isPending());
        }
        return future.poll(context).value();
    }
}
