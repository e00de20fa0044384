package rar.executor.fifo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

@Timeout(60)
class FifoQueueTest {
    private static final int LARGE = 4_000_000;

    private record Item(long id) implements Task {
        @Override
        public void run() {}

        @Override
        public String name() {
            return "item-" + id;
        }
    }

    @Test
    void take_ofWhatWasAdded_isInOrder() {
        FifoQueue queue = new FifoQueue(1);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            tasks.add(new Item(i));
        }
        for (int round = 0; round < 2; round++) { // in the second, the queue has given its memory back
            tasks.forEach(task -> assertTrue(queue.add(task)));
            tasks.forEach(task -> assertSame(task, queue.take()));
        }
    }

    @Test
    void add_afterTheLastWorkerHasLeft_isRefused() {
        FifoQueue queue = new FifoQueue(2);
        assertTrue(queue.add(new Item(1)));
        queue.close();
        assertTrue(queue.add(new Item(2)), "closed, but nobody has left");
        assertEquals(1, queue.take().id());
        assertEquals(2, queue.take().id());
        assertNull(queue.take());
        assertTrue(queue.add(new Item(3)), "there is a worker left");
        assertEquals(3, queue.take().id());
        assertNull(queue.take());
        assertFalse(queue.add(new Item(4)));
    }

    @Test
    void add_whileSomebodyWaits_wakesOneForEachTask() throws Exception {
        FifoQueue queue = new FifoQueue(3);
        Queue<Long> taken = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> taken.add(queue.take().id()));
            threads.add(thread);
            thread.start();
        }
        until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        for (int i = 0; i < 3; i++) {
            int count = i + 1;
            assertTrue(queue.add(new Item(i)));
            until(() -> taken.size() == count);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void close_whileAllWait_sendsThemHome() throws Exception {
        FifoQueue queue = new FifoQueue(1);
        Thread thread = new Thread(() -> assertNull(queue.take()));
        thread.start();
        until(() -> thread.getState() == Thread.State.WAITING);
        queue.close();
        thread.join();
    }

    @Test
    void queue_thatWasLarge_givesItsMemoryBack() {
        FifoQueue queue = new FifoQueue(1);
        Task task = new Item(1);
        long before = usedMemory();
        for (int i = 0; i < LARGE; i++) {
            queue.add(task);
        }
        for (int i = 0; i < LARGE; i++) {
            queue.take();
        }
        long grown = usedMemory() - before;
        assertTrue(grown < LARGE, grown + " bytes after " + LARGE + " tasks");
        assertTrue(queue.add(task));
        assertSame(task, queue.take());
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

    @Test
    void provider_always_makesThisExecutor() {
        FifoProvider provider = new FifoProvider();
        assertEquals("fifo", provider.name());
        try (TaskExecutor executor = provider.newExecutor(new ExecutorConfig("test", 1))) {
            executor.execute(new Item(1), Cause.SPAWN);
        }
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .atMost(20, TimeUnit.SECONDS)
                .until(condition);
    }
}
