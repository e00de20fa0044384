package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
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

    @Test
    @Timeout(60)
    void push_whileAnotherThreadTakes_keepsTheOrderAndLosesNothing() throws Exception {
        int count = 100_000;
        FutureTask<Void> pushes = new FutureTask<>(() -> {
            for (int i = 0; i < count; i++) {
                queue.push(i % 4 == 0 ? new CountedTask(i) : new LinkedTask(i));
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
    void pushAll_overflow_comesAfterWhatWasThereInOrder() {
        List<Task> tasks = push(1);
        tasks.addAll(List.of(new CountedTask(10), new CountedTask(11), new CountedTask(12)));
        Task[] overflow = {tasks.get(1), null, tasks.get(2)};
        queue.pushAll(overflow);
        assertTrue(queue.push(tasks.get(3)));
        assertEquals(tasks, List.of(poll(), poll(), poll(), poll()));
        assertTrue(queue.isEmpty());
    }

    @Test
    void pollInto_shareThatGoesOnBehindABatch_takesInOrder() {
        List<Task> tasks = push(2);
        List<Task> batch = List.of(new CountedTask(10), new CountedTask(11));
        queue.pushAll(batch.toArray(Task[]::new));
        tasks.addAll(batch);
        Task last = new CountedTask(20);
        assertTrue(queue.push(last));
        tasks.add(last);
        assertEquals(tasks.get(0), queue.pollInto(local, 2));
        assertEquals(tasks.subList(1, 3), List.of(local.pop(), local.pop()));
        assertNull(local.pop());
        assertEquals(tasks.subList(3, 5), List.of(poll(), poll()));
    }

    /** A worker has put back the first ones after all. */
    @Test
    void pushAll_whatIsLeftOfAnOverflow_addsThat() {
        List<Task> tasks = List.of(new CountedTask(1), new CountedTask(2));
        queue.pushAll(new Task[] {null, tasks.get(0), tasks.get(1)});
        assertEquals(tasks, List.of(poll(), poll()));
        assertTrue(queue.isEmpty());
    }

    @Test
    void push_tasksWithLinksAmongOthers_keepsTheOrder() {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tasks.add(i % 3 == 0 ? new CountedTask(i) : new LinkedTask(i));
            assertTrue(queue.push(tasks.get(i)));
        }
        queue.pushAll(new Task[] {new LinkedTask(6), new LinkedTask(7)});
        assertTrue(queue.push(new LinkedTask(8)));
        for (int i = 0; i < 9; i++) {
            assertFalse(queue.isEmpty());
            assertEquals(i, poll().id());
        }
        assertTrue(queue.isEmpty());
    }

    @Test
    void poll_taskWithLink_leavesTheLinkAsItWas() {
        List<LinkedTask> tasks = List.of(new LinkedTask(1), new LinkedTask(2), new LinkedTask(3));
        tasks.forEach(queue::push);
        queue.pollInto(local, 2);
        tasks.subList(0, 2).forEach(task -> assertNull(task.next()));
        poll();
        assertNull(tasks.get(2).next());
    }

    @Test
    void push_taskWithLink_allocatesNoLink() {
        LinkedTask task = new LinkedTask(1);
        queue.push(new CountedTask(0));
        queue.push(task);
        assertSame(task, queue.top());
    }

    /** The same task again and again, as if it were spawned each time; the link goes round. */
    @Test
    void push_taskWithLinkThatWasTaken_takesItAgain() {
        LinkedTask task = new LinkedTask(1);
        for (int i = 0; i < 3; i++) {
            assertTrue(queue.push(task));
            assertTrue(queue.push(new CountedTask(2)));
            assertSame(task, poll());
            assertTrue(queue.push(task));
            assertEquals(2, poll().id());
            assertSame(task, poll());
            assertNull(poll());
        }
    }

    /** Refused at the second look: the last worker leaves after the first. */
    @Test
    void push_refused_leavesTheLinkAsItWas() {
        queue.push(new CountedTask(0));
        LinkedTask task = new LinkedTask(1, () -> {
            while (poll() != null) {}
            assertTrue(queue.leave());
            assertTrue(queue.leave());
        });
        assertFalse(queue.push(task));
        assertNull(task.next());
        assertNull(poll());
        assertTrue(queue.isEmpty());
    }

    @Test
    void push_thatFailsHalfWay_leavesLinkAndQueueAsTheyWere() {
        Task before = new CountedTask(0);
        queue.push(before);
        LinkedTask task = new LinkedTask(1, () -> {
            throw new StackOverflowError("on purpose");
        });
        assertThrows(StackOverflowError.class, () -> queue.push(task));
        assertNull(task.next());
        assertSame(before, poll());
        assertNull(poll());
    }

    @Test
    void pushAll_nothing_addsNothing() {
        queue.pushAll(new Task[3]);
        assertTrue(queue.isEmpty());
        assertNull(poll());
        assertEquals(push(1).get(0), poll());
        assertNull(poll());
    }

    @Test
    @Timeout(60)
    void poll_all_leavesNoTaskBehind() {
        List<WeakReference<Task>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Task[] batch = {new CountedTask(1), new CountedTask(2)};
            Task task = new CountedTask(3);
            Stream.of(batch[0], batch[1], task).map(WeakReference::new).forEach(tasks::add);
            queue.pushAll(batch);
            queue.push(task);
        }
        while (poll() != null) {}
        while (tasks.stream().anyMatch(task -> task.get() != null)) {
            System.gc();
        }
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
