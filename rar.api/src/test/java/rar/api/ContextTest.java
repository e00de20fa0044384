package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The context of a poll: ambient inside a task and nowhere else. */
class ContextTest {
    @Test
    void ambientMethods_outsideATask_areIllegalAndNameTheThread() {
        List<Executable> calls = List.of(
                Context::current,
                () -> Context.spawn(Future.ready(1)),
                () -> Context.spawn("name", Future.ready(1)),
                () -> Context.spawnBlocking(() -> 1));
        for (Executable call : calls) {
            String message = assertThrows(IllegalStateException.class, call).getMessage();
            assertTrue(message.contains("outside a task"), message);
            assertTrue(message.contains(Thread.currentThread().getName()), message);
        }
    }

    @Test
    void ambientMethods_withoutAnArgument_areRefusedWhereverTheyAreCalled() {
        assertThrows(NullPointerException.class, () -> Context.spawn(null));
        assertThrows(NullPointerException.class, () -> Context.spawn(null, Future.ready(1)));
        assertThrows(NullPointerException.class, () -> Context.spawnBlocking(null));
        assertThrows(NullPointerException.class, () -> Context.of(null));
    }

    @Test
    void contextByHand_hasItsWakerAndNoScheduler() {
        CountingWaker waker = new CountingWaker();
        Context context = Context.of(waker);
        assertSame(waker, context.waker());
        String message =
                assertThrows(IllegalStateException.class, context::scheduler).getMessage();
        assertTrue(message.contains("Context.of"), message);
    }

    @Test
    void contextByHand_doesNotBecomeAmbient() throws Exception {
        Future<Context> asking = Future.call(Context::current);
        assertThrows(IllegalStateException.class, () -> asking.poll(Context.of(Waker.noop())));
        Future<List<Context>> nested = Futures.joinAll(List.of(Future.call(Context::current)));
        assertThrows(IllegalStateException.class, () -> nested.poll(Context.of(Waker.noop())));
    }

    @Test
    void contextOfATask_isAmbientDuringItsPollsAndGoneAfterwards() {
        List<Context> seen = new ArrayList<>();
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            Future<String> future = context -> {
                assertSame(context.waker(), Context.current().waker());
                assertSame(scheduler, Context.current().scheduler());
                seen.add(Context.current());
                if (seen.size() == 2) {
                    return Poll.ready("value");
                }
                context.waker().wake();
                return Poll.pending();
            };
            assertEquals("value", scheduler.blockOn(future));
            assertSame(seen.get(0), seen.get(1));
            seen.clear();
            assertEquals("value", scheduler.blockOn(scheduler.spawn(future)));
            assertThrows(IllegalStateException.class, Context::current);
        }
    }

    @Test
    void contextOfAChild_wakesTheChildAndIsAmbientMeanwhile() {
        List<Waker> wakers = new ArrayList<>();
        Future<Waker> child = context -> {
            assertSame(context.waker(), Context.current().waker());
            wakers.add(context.waker());
            return Poll.ready(context.waker());
        };
        Future<String> parent = Futures.joinAll(List.of(child, child)).map(v -> {
            wakers.add(Context.current().waker()); // the parent's again
            return "value";
        });
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            assertEquals("value", scheduler.blockOn(parent));
        }
        assertNotSame(wakers.get(0), wakers.get(1));
        assertNotSame(wakers.get(0), wakers.get(2));
    }

    @Test
    void context_isAmbientInCancelAndInBlockingCalls() {
        List<Scheduler> seen = new ArrayList<>();
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            scheduler.blockOn(Future.run(() -> Context.spawn(Future.pending()
                            .doFinally(() -> seen.add(Context.current().scheduler())))
                    .cancel()));
            JoinHandle<Scheduler> call =
                    scheduler.spawnBlocking(() -> Context.current().scheduler());
            seen.add(scheduler.blockOn(call));
            assertEquals(List.of(scheduler, scheduler), seen);
        }
    }

    /** As any future that throws (F4). */
    @Test
    void yieldNow_wakerThrows_isFinished() {
        Future<Void> yielding = Context.yieldNow();
        Context context = Context.of(() -> {
            throw new UnsupportedOperationException("on purpose");
        });
        assertThrows(UnsupportedOperationException.class, () -> yielding.poll(context));
        assertThrows(IllegalStateException.class, () -> yielding.poll(context));
    }

    /** As any future that was cancelled (F5). */
    @Test
    void yieldNow_cancelled_isFinished() throws Exception {
        Future<Void> yielding = Context.yieldNow();
        assertTrue(yielding.poll(Context.of(Waker.noop())).isPending());
        yielding.cancel();
        assertThrows(IllegalStateException.class, () -> yielding.poll(Context.of(Waker.noop())));
    }

    @Test
    void yieldNow_isPendingOnceAndWakesItself() throws Exception {
        CountingWaker waker = new CountingWaker();
        Future<Void> yielding = Context.yieldNow();
        assertTrue(yielding.poll(waker.context()).isPending());
        assertEquals(1, waker.wakes());
        assertTrue(yielding.poll(waker.context()).isReady());
        assertEquals(1, waker.wakes());
        assertThrows(IllegalStateException.class, () -> yielding.poll(waker.context()));
    }
}
