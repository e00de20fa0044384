package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.Waker;

/** Awaits where the stack holds something: each tried, as the table in docs/direct-style.md says. */
@EngineUnderTest
@Timeout(60)
class PinnedTest {
    private static final boolean CONTINUATION = Async.engine() == Engine.CONTINUATION;

    private final Context context = Context.of(Waker.noop());

    @Test
    void await_inSynchronized_suspendsOrSaysWhy() throws Exception {
        Object monitor = new Object();
        Manual<Integer> awaited = new Manual<>();
        assertOutcome("monitor", awaited, () -> {
            synchronized (monitor) {
                return await(awaited);
            }
        });
    }

    @Test
    void await_ofReadyInSynchronized_isFine() throws Exception {
        assertEquals(
                1, async(() -> inSynchronized(Future.ready(1))).poll(context).value());
    }

    @Test
    void await_inClassInitialiser_suspendsOrSaysWhy() throws Exception {
        assertOutcome("native frame", Initialised.AWAITED, () -> {
            try {
                return Initialiser.value();
            } catch (ExceptionInInitializerError e) {
                throw (Exception) e.getCause();
            }
        });
    }

    @Test
    void await_pinnedAndCaught_canBeDoneBetter() throws Exception {
        if (!CONTINUATION) {
            return;
        }
        Manual<Integer> first = new Manual<>();
        Manual<Integer> second = new Manual<>();
        Future<Integer> future = async(() -> {
            assertThrows(IllegalStateException.class, () -> inSynchronized(first));
            return await(second);
        });
        assertTrue(future.poll(context).isPending());
        assertEquals(1, first.cancels());
        second.complete(2);
        assertEquals(2, future.poll(context).value());
    }

    @Test
    void await_inALambdaOfAStream_suspends() throws Exception {
        Future<List<Integer>> future = async(
                () -> Stream.of(1, 2, 3).map(i -> await(new Twice<>(i * 2))).toList());
        for (int i = 0; i < 3; i++) {
            assertTrue(future.poll(context).isPending());
        }
        assertEquals(List.of(2, 4, 6), future.poll(context).value());
    }

    @Test
    void await_inSynchronizedAroundTheInnerBlock_suspendsTheInner() throws Exception {
        // the inner block suspends, and what pins is not in it; the outer then cannot
        Object monitor = new Object();
        Manual<Integer> awaited = new Manual<>();
        assertOutcome("monitor", awaited, () -> {
            synchronized (monitor) {
                return await(async(() -> await(awaited)));
            }
        });
    }

    @Test
    void await_inReflection_suspends() throws Exception {
        Future<Object> future =
                async(() -> PinnedTest.class.getDeclaredMethod("awaitTwice").invoke(null));
        assertTrue(future.poll(context).isPending());
        assertEquals(5, future.poll(context).value());
    }

    static int awaitTwice() {
        return await(new Twice<>(5));
    }

    @Test
    @SuppressWarnings("ThreadPriorityCheck") // to block in a monitor
    void blockOn_onAVirtualThread_runsBlocksThatBlock() throws Exception {
        if (VirtualThreads.problem() != null) {
            return;
        }
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            Object monitor = new Object();
            List<Thread> callers = Stream.generate(() -> VirtualThreads.make(() -> scheduler.blockOn(async(() -> {
                        for (int i = 0; i < 50; i++) {
                            synchronized (monitor) {
                                Thread.yield();
                            }
                            await(Context.yieldNow());
                        }
                    }))))
                    .limit(20)
                    .toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }

    private int inSynchronized(Future<Integer> future) {
        synchronized (this) {
            return await(future);
        }
    }

    private void assertOutcome(String reason, Manual<Integer> awaited, Callable<Integer> body) throws Exception {
        Future<Integer> future = async(body);
        if (CONTINUATION) {
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> future.poll(context));
            assertTrue(thrown.getMessage().contains(reason), thrown::getMessage);
            assertTrue(thrown.getMessage().contains("rar.async.engine"), thrown::getMessage);
            assertEquals(1, awaited.cancels());
        } else {
            assertTrue(future.poll(context).isPending());
            awaited.complete(7);
            assertEquals(7, future.poll(context).value());
        }
    }

    /** What the initialiser awaits. */
    private static final class Initialised {
        static final Manual<Integer> AWAITED = new Manual<>();
    }

    /** Awaits while it is initialised. */
    private static final class Initialiser {
        private static final int VALUE = await(Initialised.AWAITED);

        static int value() {
            return VALUE;
        }
    }
}
