package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Waker;

/** Giving up a block that waits: the awaited future first, then every finally on the way out (F5). */
@EngineUnderTest
@SuppressWarnings("try") // resources that are there to be closed
class AsyncCancelTest {
    private final Context context = Context.of(Waker.noop());
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void cancel_suspended_runsEveryFinallyAfterTheAwaitedsCancel() throws Exception {
        Manual<Integer> awaited = new Manual<>();
        Future<Void> future = async(() -> {
            try (AutoCloseable outer = () -> log.add("close " + awaited.cancels())) {
                try {
                    await(awaited);
                } finally {
                    log.add("finally " + awaited.cancels());
                }
                log.add("never");
            }
        });
        assertTrue(future.poll(context).isPending());
        future.cancel();
        assertLog("finally 1", "close 1");
        assertEquals(1, awaited.cancels());
        assertThrows(IllegalStateException.class, () -> future.poll(context));
        future.cancel();
        assertEquals(1, awaited.cancels());
    }

    @Test
    void cancel_caughtAndAwaitedAgain_throwsAgain() throws Exception {
        Manual<Integer> second = new Manual<>();
        Future<Integer> future = async(() -> {
            CancellationException before = null;
            for (int i = 0; i < 3; i++) {
                try {
                    await(i == 0 ? new Manual<>() : second);
                } catch (CancellationException e) {
                    log.add("again " + (e != before));
                    before = e;
                }
                if (i == 1) {
                    return 5;
                }
            }
            return 4;
        });
        assertTrue(future.poll(context).isPending());
        future.cancel();
        assertLog("again true", "again true");
        assertEquals(List.of(0, 1), List.of(second.polls(), second.cancels()));
    }

    @Test
    void cancel_resourceThatAwaitsInClose_keepsBothCancellationsAndReportsNone() throws Exception {
        Future<Void> future = async(() -> {
            try (AutoCloseable resource = () -> await(new Manual<>())) {
                await(new Manual<>());
            }
        });
        assertTrue(future.poll(context).isPending());
        future.cancel();
    }

    @Test
    void cancel_nestedBlocks_unwindsFromTheInside() throws Exception {
        Future<Integer> future = async(() -> {
            try {
                return await(async(() -> {
                    try {
                        return await(new Manual<Integer>());
                    } finally {
                        log.add("inner");
                    }
                }));
            } finally {
                log.add("outer");
            }
        });
        assertTrue(future.poll(context).isPending());
        future.cancel();
        assertLog("inner", "outer");
    }

    @Test
    void cancel_finallyThrows_throwsThat() throws Exception {
        IOException failure = new IOException();
        Future<Integer> future = async(() -> {
            try {
                return await(new Manual<Integer>());
            } finally {
                failWith(failure);
            }
        });
        assertTrue(future.poll(context).isPending());
        assertSame(failure, assertThrows(IOException.class, future::cancel));
    }

    @Test
    void cancel_closeThrows_throwsWhatWasSuppressed() throws Exception {
        IOException failure = new IOException();
        Future<Void> future = async(() -> {
            try (AutoCloseable resource = () -> failWith(failure)) {
                await(new Manual<>());
            }
        });
        assertTrue(future.poll(context).isPending());
        assertSame(failure, assertThrows(IOException.class, future::cancel));
    }

    @Test
    void cancel_awaitedsCancelThrows_unwindsAndThrowsThat() throws Exception {
        IllegalArgumentException failure = new IllegalArgumentException();
        Future<Integer> hostile = new Future<>() {
            @Override
            public rar.api.Poll<Integer> poll(Context current) {
                return rar.api.Poll.pending();
            }

            @Override
            public void cancel() {
                throw failure;
            }
        };
        Future<Integer> future = async(() -> await(hostile)).doFinally(() -> log.add("finally"));
        assertTrue(future.poll(context).isPending());
        assertSame(failure, assertThrows(IllegalArgumentException.class, future::cancel));
        assertLog("finally");
    }

    @Test
    void cancel_cancellationWrapped_isNoFailure() throws Exception {
        Future<Integer> future = async(() -> {
            try {
                return await(new Manual<Integer>());
            } catch (CancellationException e) {
                throw new CompletionException(e);
            }
        });
        assertTrue(future.poll(context).isPending());
        future.cancel();
    }

    @Test
    void cancel_inItself_isRefused() throws Exception {
        List<Future<Integer>> self = new java.util.ArrayList<>();
        Future<Integer> future = async(() -> {
            self.get(0).cancel();
            return 1;
        });
        self.add(future);
        assertThrows(IllegalStateException.class, () -> future.poll(context));
    }

    @Test
    void cancel_ofItsTask_runsFinallyWithTheContext() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            CountDownLatch waits = new CountDownLatch(1);
            JoinHandle<Integer> handle = scheduler.spawn(async(() -> {
                try {
                    waits.countDown();
                    return await(Future.<Integer>pending());
                } finally {
                    log.add(Context.current().scheduler() == scheduler ? "finally" : "elsewhere");
                    Context.spawn(Future.run(() -> log.add("spawned")));
                }
            }));
            Gate.pass(waits);
            handle.cancel();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(handle));
            Gate.until("the spawned task has run", () -> log.size() == 2);
            assertLog("finally", "spawned");
        }
    }

    @Test
    void cancel_ofItsTask_reportsWhatUnwindingThrows() {
        ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        IOException failure = new IOException("in finally");
        Scheduler scheduler = new Builder()
                .threads(2)
                .onUncaught((task, thrown) -> uncaught.add(thrown))
                .build();
        CountDownLatch waits = new CountDownLatch(1);
        scheduler.spawn(async(() -> {
            try {
                waits.countDown();
                return await(Future.<Integer>pending());
            } finally {
                failWith(failure);
            }
        }));
        Gate.pass(waits);
        scheduler.close(); // cancels it
        assertEquals(List.of(failure), List.copyOf(uncaught));
    }

    @Test
    void timeout_ofABlock_unwindsIt() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            Future<Integer> slow = async(() -> {
                try {
                    return await(Future.<Integer>pending());
                } finally {
                    log.add("finally");
                }
            });
            assertThrows(
                    CompletionException.class, () -> scheduler.blockOn(slow.timeout(java.time.Duration.ofMillis(1))));
        }
        assertLog("finally");
    }

    private void assertLog(String... lines) {
        assertEquals(List.of(lines), List.copyOf(log));
    }

    private static void failWith(IOException failure) throws IOException {
        throw failure;
    }
}
