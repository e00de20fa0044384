package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Waker;

/** Many blocks at once, and what they leave behind. Platform threads get fewer, and so do virtual ones at times. */
@EngineUnderTest
class AsyncStressTest {
    private static final boolean FEW = Async.engine() == Engine.PLATFORM;
    private static final boolean MANY = Async.engine() == Engine.CONTINUATION;
    /** What the JVM may add by itself; a suspended block takes some hundred bytes. */
    private static final long NOISE_BYTES = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void blocks_thatAwaitEachOther_allFinish(int threads) {
        awaitEachOther(threads, FEW ? 1 : 10);
    }

    @Tag("stress")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void blocks_thatAwaitEachOtherForLong_allFinish(int threads) {
        awaitEachOther(threads, FEW ? 30 : 300);
    }

    private static void awaitEachOther(int threads, int rounds) {
        for (int round = 0; round < rounds; round++) {
            try (Scheduler scheduler = new Builder().threads(threads).build()) {
                assertEquals(fibonacci(12), scheduler.blockOn(spawningFibonacci(12)));
            }
        }
    }

    private static Future<Integer> spawningFibonacci(int n) {
        return async(() -> {
            if (n < 2) {
                return n;
            }
            JoinHandle<Integer> left = Context.spawn(spawningFibonacci(n - 1));
            int right = await(spawningFibonacci(n - 2));
            return await(left) + right;
        });
    }

    private static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void blocks_cancelledAtAnyMoment_unwindEachBegunOneOnce(int threads) {
        int count = FEW ? 200 : 5_000;
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger unwound = new AtomicInteger();
        try (Scheduler scheduler = new Builder().threads(threads).build()) {
            List<JoinHandle<Void>> handles = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                handles.add(scheduler.spawn(async(() -> {
                    begun.incrementAndGet();
                    try {
                        while (true) {
                            await(Context.yieldNow());
                        }
                    } finally {
                        unwound.incrementAndGet();
                    }
                })));
                if (i > 10) {
                    handles.get(ThreadLocalRandom.current().nextInt(i)).cancel();
                }
            }
            handles.forEach(JoinHandle::cancel);
        }
        assertEquals(begun.get(), unwound.get());
        assertEquals(List.of(), Threads.ofBodies());
    }

    @Test
    void blocks_suspendedAtOnce_allGoOn() throws Exception {
        suspendAndGoOn(FEW ? 500 : MANY ? 20_000 : 5_000);
    }

    @Tag("stress")
    @Test
    void blocks_veryManySuspendedAtOnce_allGoOn() throws Exception {
        suspendAndGoOn(FEW ? 2_000 : 100_000);
    }

    private static void suspendAndGoOn(int count) throws Exception {
        Context context = Context.of(Waker.noop());
        List<Manual<Integer>> awaited = new ArrayList<>();
        List<Future<Integer>> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Manual<Integer> future = new Manual<>();
            awaited.add(future);
            blocks.add(async(() -> await(future) + 1));
            assertTrue(blocks.get(i).poll(context).isPending());
        }
        for (int i = 0; i < count; i++) {
            awaited.get(i).complete(i);
            assertEquals(i + 1, blocks.get(i).poll(context).value());
        }
        assertEquals(List.of(), Threads.ofBodies());
    }

    @Test
    void blocks_cancelledWhileSuspended_leaveNoThreadAndNoMemory() throws Exception {
        suspendAndCancel(20, FEW ? 50 : MANY ? 2_000 : 500);
    }

    @Tag("stress")
    @Test
    void blocks_veryManyCancelledWhileSuspended_leaveNoThreadAndNoMemory() throws Exception {
        suspendAndCancel(FEW ? 20 : 100, FEW ? 100 : 10_000);
    }

    private static void suspendAndCancel(int batches, int batch) throws Exception {
        suspendAndCancel(batch);
        long before = usedMemory();
        for (int i = 0; i < batches; i++) {
            suspendAndCancel(batch);
        }
        assertEquals(List.of(), Threads.ofBodies());
        long blocks = (long) batch * batches;
        long left = usedMemory() - before;
        assertTrue(left < Math.max(NOISE_BYTES, 8 * blocks), () -> left + " bytes are left for " + blocks + " blocks");
    }

    private static void suspendAndCancel(int count) throws Exception {
        Context context = Context.of(Waker.noop());
        List<Future<Integer>> blocks = new ArrayList<>(count);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < count; i++) {
            Future<Integer> block = async(() -> {
                threads.add(Thread.currentThread());
                return await(Future.<Integer>pending());
            });
            assertTrue(block.poll(context).isPending());
            blocks.add(block);
        }
        assertEquals(Async.engine() == Engine.CONTINUATION ? 1 : count, threads.size());
        blocks.forEach(Future::cancel);
        threads.remove(Thread.currentThread()); // a continuation runs on the poller
        Gate.until("the threads have ended", () -> threads.stream().noneMatch(Thread::isAlive)); // virtual ones as well
    }

    @Test
    void blocks_inGroups_finish() {
        try (Scheduler scheduler = new Builder().threads(2).build()) {
            for (int round = 0; round < (FEW ? 5 : 100); round++) {
                List<Future<Integer>> group = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    int number = i;
                    group.add(async(() -> {
                        await(Context.yieldNow());
                        return await(Context.spawn(async(() -> await(new Twice<>(number)))));
                    }));
                }
                int sum = scheduler.blockOn(Futures.joinAll(group)
                        .map(values -> values.stream().mapToInt(v -> v).sum()));
                assertEquals(190, sum);
            }
        }
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
