package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rar.api.spi.Task;

/** Order, shares, and the sealing by the last worker. */
class InjectionQueueTest {
    private static final int LARGE = 4_000_000;

    private final InjectionQueue queue = new InjectionQueue(2);
    private final LocalQueue local = new LocalQueue(8);

    @Test
    void poll_severalTasks_yieldsThemInOrder() {
        List<Task> tasks = push(3);
        assertFalse(queue.isEmpty());
        assertEquals(tasks, List.of(poll(), poll(), poll()));
        assertNull(poll());
        assertTrue(queue.isEmpty());
    }

    @Test
    void pollInto_manyTasks_takesAShareAndLeavesTheRest() {
        List<Task> tasks = push(4);
        assertEquals(tasks.get(0), queue.pollInto(local, 2));
        assertEquals(tasks.get(1), local.pop());
        assertEquals(tasks.get(2), local.pop());
        assertNull(local.pop());
        assertEquals(tasks.get(3), poll());
    }

    @Test
    void pollInto_moreThanFits_losesNothing() {
        List<Task> tasks = push(100);
        List<Task> taken = new ArrayList<>();
        for (Task first = queue.pollInto(local, 1); first != null; first = queue.pollInto(local, 1)) {
            taken.add(first);
            for (Task task = local.pop(); task != null; task = local.pop()) {
                taken.add(task);
            }
        }
        assertEquals(tasks, taken);
    }

    /** Over many blocks. */
    @Test
    @Timeout(60)
    void push_whileAnotherThreadTakes_keepsTheOrderAndLosesNothing() throws Exception {
        int count = 100_000;
        FutureTask<Void> pushes = new FutureTask<>(() -> {
            for (int i = 0; i < count; i++) {
                queue.push(new CountedTask(i));
            }
            return null;
        });
        new Thread(pushes).start();
        int taken = 0;
        while (taken < count) {
            for (Task task = queue.pollInto(local, 2); task != null; task = local.pop()) {
                assertEquals(taken++, task.id());
            }
        }
        pushes.get();
        assertTrue(queue.isEmpty());
    }

    @Test
    void moveAll_overflow_comesAfterWhatWasThereInOrder() {
        List<Task> tasks = push(1);
        tasks.addAll(List.of(new CountedTask(10), new CountedTask(11), new CountedTask(12)));
        Task[] overflow = {tasks.get(1), null, tasks.get(2)};
        queue.moveAll(overflow);
        assertTrue(queue.push(tasks.get(3)));
        assertArrayEquals(new Task[3], overflow);
        assertEquals(tasks, List.of(poll(), poll(), poll(), poll()));
        assertTrue(queue.isEmpty());
    }

    @Test
    void leave_workIsLeft_isRefused() {
        push(1);
        assertFalse(queue.leave());
        assertEquals("task-0", poll().name());
        assertTrue(queue.leave());
    }

    @Test
    void push_lastWorkerHasLeft_isRefused() {
        assertTrue(queue.leave());
        assertTrue(queue.push(new CountedTask(0)), "one worker is left to run it");
        poll();
        assertTrue(queue.leave());
        assertFalse(queue.push(new CountedTask(1)));
    }

    /** Takes one: there is room for no share. */
    private Task poll() {
        return queue.pollInto(new LocalQueue(2), 1);
    }

    private List<Task> push(int count) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Task task = new CountedTask(i);
            tasks.add(task);
            assertTrue(queue.push(task));
        }
        return tasks;
    }

    @Test
    void queue_thatWasLarge_givesItsMemoryBack() {
        Task task = new CountedTask(1);
        long before = usedMemory();
        for (int i = 0; i < LARGE; i++) {
            queue.push(task);
        }
        while (poll() != null) {}
        long grown = usedMemory() - before;
        assertTrue(grown < LARGE, grown + " bytes after " + LARGE + " tasks");
        assertTrue(queue.push(task));
        assertEquals(task, poll());
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
