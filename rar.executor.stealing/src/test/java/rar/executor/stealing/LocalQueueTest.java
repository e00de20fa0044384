package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.spi.Task;

/** The ring, alone against a plain deque, and with thieves. */
class LocalQueueTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100, -4})
    void constructor_capacityNotAPowerOfTwo_isRefused(int capacity) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> new LocalQueue(capacity));
        assertTrue(thrown.getMessage().endsWith(": " + capacity), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void pushPopSteal_atRandom_agreesWithADeque(int capacity) {
        for (int seed = 0; seed < 200; seed++) {
            compareWithModel(capacity, seed);
        }
    }

    private static void compareWithModel(int capacity, int seed) {
        Random random = new Random(seed);
        LocalQueue queue = new LocalQueue(capacity);
        LocalQueue thief = new LocalQueue(capacity);
        queue.startAt(random.nextInt());
        thief.startAt(random.nextInt());
        Deque<Task> model = new ArrayDeque<>();
        for (int i = 0; i < 300; i++) {
            String at = "capacity " + capacity + ", seed " + seed + ", step " + i;
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    Task task = new CountedTask(i);
                    boolean fits = model.size() < capacity;
                    assertEquals(fits, queue.push(task), at);
                    if (fits) {
                        model.add(task);
                    }
                }
                case 2 -> assertEquals(model.poll(), queue.pop(), at);
                default -> assertEquals(stolenFromModel(model, capacity), stolen(queue, thief), at);
            }
            assertEquals(model.isEmpty(), queue.isEmpty(), at);
            assertEquals(capacity - model.size(), queue.room(), at);
        }
    }

    private static List<Task> stolenFromModel(Deque<Task> model, int capacity) {
        int count = Math.min((model.size() + 1) / 2, capacity / 2);
        List<Task> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(model.poll());
        }
        return taken;
    }

    private static List<Task> stolen(LocalQueue victim, LocalQueue thief) {
        List<Task> taken = new ArrayList<>();
        for (Task task = thief.stealFrom(victim); task != null; task = thief.pop()) {
            taken.add(task);
        }
        return taken;
    }

    @Test
    void popHalf_fullQueue_takesTheOlderHalf() {
        LocalQueue queue = new LocalQueue(4);
        List<Task> tasks = List.of(new CountedTask(0), new CountedTask(1), new CountedTask(2), new CountedTask(3));
        tasks.forEach(queue::push);
        assertArrayEquals(tasks.subList(0, 2).toArray(), queue.popHalf());
        assertEquals(tasks.get(2), queue.pop());
        assertNull(queue.popHalf(), "there is room: nothing has to go");
        assertEquals(tasks.get(3), queue.pop());
        assertNull(queue.pop());
    }

    @Test
    void indices_pastTheirRange_wrapAround() {
        LocalQueue queue = new LocalQueue(2);
        queue.startAt(Integer.MAX_VALUE - 1);
        for (int i = 0; i < 8; i++) {
            Task task = new CountedTask(i);
            assertTrue(queue.push(task));
            assertEquals(1, queue.room());
            assertEquals(task, i % 2 == 0 ? queue.pop() : new LocalQueue(2).stealFrom(queue));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 256})
    void thieves_besideABusyOwner_eachTaskIsTakenOnce(int capacity) throws Exception {
        for (int round = 0; round < 20; round++) {
            takeAllOnce(capacity, 20_000);
        }
    }

    private static void takeAllOnce(int capacity, int count) throws Exception {
        LocalQueue queue = new LocalQueue(capacity);
        CountDownLatch done = new CountDownLatch(1);
        List<FutureTask<Void>> thieves = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FutureTask<Void> thief = new FutureTask<>(() -> stealUntil(done, queue, capacity), null);
            new Thread(thief).start();
            thieves.add(thief);
        }
        List<CountedTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CountedTask task = new CountedTask(i);
            tasks.add(task);
            while (!queue.push(task)) {
                Task[] half = queue.popHalf();
                if (half != null) {
                    List.of(half).forEach(Task::run);
                }
            }
            Task own = i % 3 == 0 ? queue.pop() : null;
            if (own != null) {
                own.run();
            }
        }
        done.countDown();
        for (FutureTask<Void> thief : thieves) {
            thief.get(20, TimeUnit.SECONDS);
        }
        for (Task own = queue.pop(); own != null; own = queue.pop()) {
            own.run();
        }
        for (CountedTask task : tasks) {
            assertEquals(1, task.runs().get(), task::name);
        }
    }

    private static void stealUntil(CountDownLatch done, LocalQueue victim, int capacity) {
        LocalQueue own = new LocalQueue(capacity);
        while (done.getCount() != 0) {
            for (Task task = own.stealFrom(victim); task != null; task = own.pop()) {
                task.run();
            }
        }
    }

    /** What a queue has given out it must not keep from the collector (R8). */
    @Test
    void pop_always_forgetsTheTask() {
        LocalQueue queue = new LocalQueue(8);
        WeakReference<Task> task = pushed(queue);
        assertTrue(queue.pop() == task.get());
        awaitCollected(task, queue);
    }

    @Test
    void clear_afterATheft_forgetsTheTask() {
        LocalQueue queue = new LocalQueue(8);
        WeakReference<Task> task = pushed(queue);
        assertTrue(new LocalQueue(8).stealFrom(queue) == task.get());
        queue.clear();
        awaitCollected(task, queue);
    }

    /** More of them than there are places. */
    @Test
    void clear_afterManyThefts_forgetsAllTasks() {
        LocalQueue queue = new LocalQueue(4);
        List<WeakReference<Task>> tasks = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            tasks.add(pushed(queue));
            new LocalQueue(4).stealFrom(queue);
        }
        queue.clear();
        tasks.forEach(task -> awaitCollected(task, queue));
    }

    private static WeakReference<Task> pushed(LocalQueue queue) {
        Task task = new CountedTask(1);
        queue.push(task);
        return new WeakReference<>(task);
    }

    private static void awaitCollected(WeakReference<Task> task, LocalQueue queue) {
        Awaitility.await("the task is collected")
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    System.gc();
                    return task.get() == null;
                });
        assertTrue(queue.isEmpty());
    }
}
