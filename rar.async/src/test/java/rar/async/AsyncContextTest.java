package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.TaskLocal;
import rar.api.Time;
import rar.api.Waker;

/** Bodies in tasks: whose context they have, whose tasks they spawn, which thread they are on. */
@EngineUnderTest
class AsyncContextTest {
    private static final TaskLocal<String> USER = TaskLocal.named("USER");

    @ParameterizedTest
    @CsvSource({"fifo, 1", "fifo, 4", "work-stealing, 1", "work-stealing, 4"})
    void body_ofManyTasks_hasItsOwnContextAfterEachAwait(String name, int threads) {
        try (Scheduler scheduler =
                new Builder().scheduler(name).threads(threads).build()) {
            List<JoinHandle<Integer>> handles = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                handles.add(scheduler.spawn(async(() -> {
                    Context mine = Context.current();
                    for (int j = 0; j < 50; j++) {
                        await(Context.yieldNow());
                        assertSame(mine, Context.current());
                        assertSame(scheduler, Context.current().scheduler());
                    }
                    return 1;
                })));
            }
            assertEquals(50, scheduler.blockOn(Futures.joinAll(handles)).size());
        }
    }

    @Test
    void spawn_inTheBody_joinsItsScope() {
        AtomicInteger ran = new AtomicInteger();
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            scheduler.blockOn(async(() -> {
                await(Context.yieldNow());
                for (int i = 0; i < 10; i++) {
                    Context.spawn(async(() -> {
                        await(Context.yieldNow());
                        ran.incrementAndGet();
                    }));
                }
            }));
            assertEquals(10, ran.get());
        }
    }

    @Test
    void taskLocals_areBoundInTheBodyAndInherited() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            Future<String> future = async(() -> {
                assertFalse(USER.isBound());
                String inner = await(USER.bind("ada", async(() -> {
                    await(Context.yieldNow());
                    return USER.get() + await(Context.spawn(async(() -> USER.get())));
                })));
                assertFalse(USER.isBound());
                return inner;
            });
            assertEquals("adaada", scheduler.blockOn(future));
            assertEquals("bob", scheduler.blockOn(USER.bind("bob", async(() -> {
                await(Context.yieldNow());
                return USER.get();
            }))));
        }
    }

    @Test
    void select_ofBlocks_wakesTheOneThatCanGoOn() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            List<Future<Integer>> blocks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                blocks.add(async(() -> {
                    await(Time.sleep(Duration.ofMillis(number == 7 ? 1 : 60_000)));
                    return number;
                }));
            }
            assertEquals(7, scheduler.blockOn(Futures.race(blocks)));
        }
    }

    @Test
    void blockOn_inTheBody_isRefused() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            Future<Integer> future = async(() -> scheduler.blockOn(Future.ready(1)));
            assertThrows(IllegalStateException.class, () -> scheduler.blockOn(future));
        }
    }

    @Test
    void body_polledByHand_hasNoContext() {
        Future<Integer> future = async(() -> {
            Context.current();
            return 1;
        });
        assertThrows(IllegalStateException.class, () -> future.poll(Context.of(Waker.noop())));
    }

    @Test
    void body_thatIsAlwaysReady_letsOthersRun() {
        try (Scheduler scheduler = new Builder().threads(1).build()) {
            AtomicInteger other = new AtomicInteger();
            scheduler.blockOn(async(() -> {
                JoinHandle<Integer> done = Context.spawn(Future.ready(1));
                JoinHandle<Integer> busy = Context.spawn(async(() -> {
                    int rounds = 0;
                    while (other.get() == 0) {
                        rounds += await(done);
                    }
                    return rounds;
                }));
                Context.spawn(Future.run(other::incrementAndGet));
                await(busy);
            }));
        }
    }

    @Test
    void thread_ofTheBody_isTheWorkerOnContinuationsOnly() {
        try (Scheduler scheduler = new Builder().threads(2).name("named").build()) {
            String name = scheduler.blockOn(
                    scheduler.spawn(async(() -> Thread.currentThread().getName())));
            assertEquals(Async.engine() == Engine.CONTINUATION, name.matches("rar-named-worker-\\d"), name);
        }
    }

    @Test
    void interrupt_ofBlockOn_givesTheBlockUp() throws Exception {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            CountDownLatch waits = new CountDownLatch(1);
            CountDownLatch unwound = new CountDownLatch(1);
            Thread caller = new Thread(() -> assertThrows(
                    CancellationException.class,
                    () -> scheduler.blockOn(async(() -> {
                        try {
                            waits.countDown();
                            await(Future.pending());
                        } finally {
                            unwound.countDown();
                        }
                    }))));
            caller.start();
            Gate.pass(waits);
            caller.interrupt();
            caller.join();
            Gate.pass(unwound);
        }
    }

    @Test
    void interrupt_ofTheOwnerWhileTheBodyBlocks_reachesTheBody() throws Exception {
        CountDownLatch blocks = new CountDownLatch(1);
        Future<String> future = async(() -> {
            try {
                blocks.countDown();
                new CountDownLatch(1).await();
                return "never";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        });
        List<Object> seen = new ArrayList<>();
        Thread owner = new Thread(() -> {
            try {
                seen.add(future.poll(Context.of(Waker.noop())).value());
            } catch (Exception e) {
                seen.add(e);
            }
            seen.add(Thread.interrupted());
        });
        owner.start();
        Gate.pass(blocks);
        owner.interrupt();
        owner.join();
        assertEquals(List.of("interrupted", true), seen);
    }

    @Test
    void interrupt_pendingAtThePoll_isSeenByTheBody() throws Exception {
        Future<Boolean> future = async(() -> {
            await(new Twice<>(1));
            return Thread.interrupted();
        });
        assertTrue(future.poll(Context.of(Waker.noop())).isPending());
        Thread.currentThread().interrupt();
        assertTrue(future.poll(Context.of(Waker.noop())).value());
        assertFalse(Thread.interrupted(), "the body has cleared it");
    }
}
