package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.TaskLocal;
import rar.api.Waker;
import rar.api.task.Ambient;
import rar.api.task.AmbientSlot;

/**
 * A body that is resumed by another thread while the compiler believes it to be on the one before: what RAR itself
 * finds by the thread must be the right one all the same, or tasks would be spawned into other scopes and pushed into
 * other workers' queues. Without {@code FreshFrame} these fail on continuations, as soon as the loops are compiled.
 */
@EngineUnderTest
class MovingTest {
    private static final int STEPS = Async.engine() == Engine.CONTINUATION ? 20_000 : 20;

    @Test
    void slot_afterMoves_isThatOfTheThread() throws Exception {
        AtomicInteger wrong = new AtomicInteger();
        AmbientSlot[] right = new AmbientSlot[1];
        Future<Void> future = async(() -> {
            while (true) {
                if (Ambient.slot() != right[0]) {
                    wrong.incrementAndGet();
                }
                await(new Twice<>(1));
            }
        });
        ExecutorService[] threads = {Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor()};
        try {
            for (int round = 0; round < 40; round++) {
                run(threads[round % 2], () -> {
                    right[0] = Ambient.slot();
                    for (int i = 0; i < STEPS; i++) {
                        Poll<Void> poll = future.poll(Context.of(Waker.noop()));
                        assertSame(Poll.pending(), poll);
                    }
                    return null;
                });
            }
        } finally {
            threads[0].shutdown();
            threads[1].shutdown();
        }
        future.cancel();
        assertEquals(0, wrong.get());
    }

    @Test
    void tasks_whoseBodiesMove_keepContextLocalsAndChildren() {
        TaskLocal<Integer> number = TaskLocal.named("NUMBER");
        AtomicInteger children = new AtomicInteger();
        int tasks = 16;
        int rounds = STEPS / 10;
        try (Scheduler scheduler = new Builder().threads(4).build()) {
            scheduler.blockOn(async(() -> {
                for (int t = 0; t < tasks; t++) {
                    int mine = t;
                    Context.spawn(number.bind(mine, async(() -> {
                        Context context = Context.current();
                        for (int i = 0; i < rounds; i++) {
                            assertSame(context, Context.current());
                            assertEquals(mine, number.get());
                            await(Context.spawn(Future.call(children::incrementAndGet)));
                            await(Context.yieldNow());
                        }
                    })));
                }
            }));
        }
        assertEquals(tasks * rounds, children.get());
    }

    /** Executors and the pool for blocking calls have locks, which are taken in a thread's name. */
    @ParameterizedTest
    @ValueSource(strings = {"fifo", "work-stealing"})
    void tasks_whoseBodiesMove_spawnAllTheirChildren(String executor) {
        AtomicInteger children = new AtomicInteger();
        int tasks = 16;
        int rounds = STEPS / 10;
        try (Scheduler scheduler = new Builder().scheduler(executor).threads(4).build()) {
            scheduler.blockOn(Future.run(() -> {
                for (int t = 0; t < tasks; t++) {
                    Context.spawn(async(() -> {
                        for (int i = 0; i < rounds; i++) {
                            Context.spawn(Future.run(children::incrementAndGet));
                            if (i % 10 == 0) {
                                Context.spawnBlocking(children::incrementAndGet);
                            }
                            await(Context.yieldNow());
                        }
                    }));
                }
            }));
        }
        assertEquals(tasks * (rounds + (rounds + 9) / 10), children.get());
    }

    private static void run(ExecutorService thread, java.util.concurrent.Callable<?> body) throws Exception {
        try {
            thread.submit(body).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
