package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.TaskLink;

/** New tasks are links that an executor can chain; tasks that have waited are not, as the runtime's list has them. */
class TaskLinkTest {
    private final Chain chain = new Chain();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final List<Waker> wakers = new ArrayList<>();

    /** Runs tasks when the test says so, the latest first: those that are links are chained. */
    private static final class Chain implements TaskExecutor {
        private final Queue<Task> others = new ArrayDeque<>();
        private final List<String> causes = new ArrayList<>();
        private TaskLink top;
        private Error failure;

        @Override
        public void execute(Task task, Cause cause) {
            TaskLink link = task.link();
            causes.add(cause + (link == null ? "" : " linked"));
            if (link == null) {
                others.add(task);
            } else {
                assertSame(task, link.task());
                assertNull(link.next());
                link.next(top);
                top = link;
            }
            if (failure != null) {
                throw failure;
            }
        }

        void runAll() {
            while (top != null) {
                TaskLink link = top;
                top = link.next();
                link.next(null);
                link.task().run();
            }
            while (!others.isEmpty()) {
                others.remove().run();
            }
        }

        @Override
        public void close() {
            runAll();
        }
    }

    /** Waits once. */
    private Future<Integer> waitingOnce(int value) {
        boolean[] waited = new boolean[1];
        return context -> {
            if (waited[0]) {
                return Poll.ready(value);
            }
            waited[0] = true;
            wakers.add(context.waker());
            return Poll.pending();
        };
    }

    @Test
    void link_taskThatWaits_isThereUntilThen() {
        Scheduler scheduler = Schedulers.around(chain, uncaught);
        List<JoinHandle<Integer>> handles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            handles.add(scheduler.spawn(waitingOnce(i)));
        }
        chain.runAll();
        wakers.forEach(Waker::wake);
        chain.runAll();
        for (int i = 0; i < 5; i++) {
            assertTrue(handles.get(i).isDone());
        }
        assertEquals(
                List.of("SPAWN linked", "WAKE"),
                chain.causes.stream().distinct().toList());
        scheduler.close();
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    @Test
    void link_taskThatYieldsFirst_isThereStill() {
        Scheduler scheduler = Schedulers.around(chain, uncaught);
        JoinHandle<Void> yielding = scheduler.spawn(Context.yieldNow());
        chain.runAll();
        assertTrue(yielding.isDone());
        assertEquals(List.of("SPAWN linked", "YIELD linked"), chain.causes);
        scheduler.close();
    }

    /** The others are not lost with it, and neither are their places in the chain. */
    @Test
    void cancel_taskInAChain_leavesTheChainAlone() {
        Scheduler scheduler = Schedulers.around(chain, uncaught);
        JoinHandle<Integer> first = scheduler.spawn(waitingOnce(1));
        JoinHandle<Integer> second = scheduler.spawn(waitingOnce(2));
        JoinHandle<Integer> third = scheduler.spawn(Future.ready(3));
        second.cancel();
        assertNotNull(chain.top.next());
        chain.runAll();
        assertTrue(second.isCancelled());
        assertTrue(third.isDone());
        wakers.forEach(Waker::wake);
        chain.runAll();
        assertTrue(first.isDone());
        scheduler.close();
    }

    /** The runtime ends a task if execute throws; one that the executor has kept all the same stays in its chain. */
    @Test
    void execute_keepsTheTaskAndThrows_leavesTheChainAlone() {
        Scheduler scheduler = Schedulers.around(chain, uncaught);
        boolean[] polled = new boolean[1];
        JoinHandle<Integer> first = scheduler.spawn(Future.ready(1));
        chain.failure = new StackOverflowError("on purpose");
        assertThrows(StackOverflowError.class, () -> scheduler.spawn(Future.run(() -> polled[0] = true)));
        chain.failure = null;
        JoinHandle<Integer> last = scheduler.spawn(Future.ready(3));
        chain.runAll();
        assertTrue(first.isDone() && last.isDone());
        assertFalse(polled[0]);
        scheduler.close();
    }
}
