package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** {@link Futures#joinAll} of tasks, which run by themselves. */
class JoinTasksTest {
    private final Deque<Task> queue = new ArrayDeque<>();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Scheduler scheduler = Schedulers.around(
            new TaskExecutor() {
                @Override
                public void execute(Task task, Cause cause) {
                    queue.add(task);
                }

                @Override
                public void close() {
                    runAll();
                }
            },
            uncaught);

    private int wakes;
    private final Context context = Context.of(() -> wakes++);

    private void runAll() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private List<JoinHandle<Integer>> spawn(int count) {
        List<JoinHandle<Integer>> handles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            handles.add(scheduler.spawn(Future.ready(i)));
        }
        return handles;
    }

    @AfterEach
    void close() {
        runAll();
        scheduler.close();
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    @Test
    void tasksThatEndInOrder_wakeTheAwaiterOnce() throws Exception {
        Future<List<Integer>> all = Futures.joinAll(spawn(100));
        assertTrue(all.poll(context).isPending());
        for (int i = 0; i < 99; i++) {
            queue.remove().run();
        }
        assertEquals(0, wakes);
        assertTrue(all.poll(context).isPending(), "polled for some other reason");
        runAll();
        assertEquals(1, wakes);
        List<Integer> values = all.poll(context).value();
        for (int i = 0; i < 100; i++) {
            assertEquals(i, values.get(i));
        }
        assertThrows(UnsupportedOperationException.class, () -> values.set(0, 1));
        assertThrows(IllegalStateException.class, () -> all.poll(context));
    }

    @Test
    void tasksThatEndInAnyOrder_areAllAwaited() throws Exception {
        for (int round = 0; round < 20; round++) {
            Future<List<Integer>> all = Futures.joinAll(spawn(10));
            List<Task> tasks = new ArrayList<>(queue);
            queue.clear();
            Collections.shuffle(tasks, new Random(round));
            boolean woken = true;
            for (Task task : tasks) {
                assertFalse(woken && all.poll(context).isReady(), "there is one more");
                wakes = 0;
                task.run();
                woken = wakes != 0;
            }
            assertTrue(woken, "the last one wakes, whichever it is");
            assertEquals(
                    List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), all.poll(context).value());
        }
    }

    @Test
    void awaiterWithAnotherWaker_isWokenByThat() throws Exception {
        Future<List<Integer>> all = Futures.joinAll(spawn(2));
        assertTrue(all.poll(Context.of(() -> {})).isPending());
        assertTrue(all.poll(context).isPending());
        runAll();
        assertEquals(1, wakes);
        assertEquals(List.of(0, 1), all.poll(context).value());
    }

    /** F7: whoever is behind it has a turn now and then. */
    @Test
    void manyTasksThatHaveEnded_areTakenInSeveralPolls() {
        List<JoinHandle<Integer>> handles = spawn(1_000);
        runAll();
        JoinHandle<List<Integer>> all = scheduler.spawn(Futures.joinAll(handles));
        int polls = 0;
        while (!all.isDone()) {
            queue.remove().run();
            polls++;
        }
        assertTrue(polls > 4, polls + " polls");
    }

    @Test
    void handleGivenTwice_yieldsTwice() throws Exception {
        JoinHandle<Integer> handle = scheduler.spawn(Future.ready(7));
        Future<List<Integer>> all = Futures.joinAll(List.of(handle, handle));
        assertTrue(all.poll(context).isPending());
        runAll();
        assertEquals(List.of(7, 7), all.poll(context).value());
    }

    @Test
    void failures_waitForTheRestAndAreSuppressedInTheFirst() throws Exception {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        JoinHandle<Integer> cancelled = scheduler.spawn(Future.pending());
        IOException third = new IOException("third");
        List<JoinHandle<Integer>> handles = List.of(
                scheduler.spawn(Future.ready(1)),
                cancelled,
                scheduler.spawn(Future.failed(first)),
                scheduler.spawn(Future.failed(second)),
                scheduler.spawn(Future.failed(first)),
                scheduler.spawn(Future.failed(third)));
        Future<List<Integer>> all = Futures.joinAll(handles);
        runAll();
        assertTrue(all.poll(context).isPending());
        cancelled.cancel();
        runAll();
        assertEquals(1, wakes);
        assertSame(first, assertThrows(IOException.class, () -> all.poll(context)));
        assertEquals(3, first.getSuppressed().length);
        assertInstanceOf(CancellationException.class, first.getSuppressed()[0]);
        assertEquals(
                List.of(second, third), Arrays.asList(first.getSuppressed()).subList(1, 3));
    }

    @Test
    void cancellationsAlone_areThrown() throws Exception {
        List<JoinHandle<Integer>> handles =
                List.of(scheduler.spawn(Future.pending()), scheduler.spawn(Future.pending()));
        Future<List<Integer>> all = Futures.joinAll(handles);
        handles.forEach(JoinHandle::cancel);
        runAll();
        CancellationException thrown = assertThrows(CancellationException.class, () -> all.poll(context));
        assertEquals(1, thrown.getSuppressed().length);
    }

    /** Its turn comes last. That takes longer than a failure waits for somebody who takes it. */
    @Test
    void failureOfATaskThatIsAwaitedLater_isNotReported() throws Exception {
        IOException failure = new IOException("awaited");
        JoinHandle<Integer> last = scheduler.spawn(Future.pending());
        Future<List<Integer>> all = Futures.joinAll(List.of(scheduler.spawn(Future.failed(failure)), last));
        assertTrue(all.poll(context).isPending());
        runAll();
        awaitReports();
        assertEquals(List.of(), List.copyOf(uncaught));
        last.cancel();
        runAll();
        assertSame(failure, assertThrows(IOException.class, () -> all.poll(context)));
    }

    /** Its turn was first; but it is thrown only when all have ended. */
    @Test
    void failureOfATaskThatIsKeptForTheEnd_isNotReported() throws Exception {
        IOException failure = new IOException("kept");
        JoinHandle<Integer> first = scheduler.spawn(Future.pending());
        Future<List<Integer>> all = Futures.joinAll(List.of(first, scheduler.spawn(Future.failed(failure))));
        assertTrue(all.poll(context).isPending());
        runAll();
        assertTrue(all.poll(context).isPending());
        awaitReports();
        assertEquals(List.of(), List.copyOf(uncaught));
        first.cancel();
        runAll();
        assertSame(failure, assertThrows(IOException.class, () -> all.poll(context)));
    }

    /** One had failed before it was awaited, one was to have its turn later, and the last has had it. */
    @Test
    void failuresOfTasksThatAreNotAwaitedAnyMore_areReported() throws Exception {
        IOException failure = new IOException("awaited no longer");
        runAll();
        JoinHandle<Integer> failed = scheduler.spawn(Future.failed(failure));
        runAll();
        JoinHandle<Integer> waiting = scheduler.spawn(Future.pending());
        Future<List<Integer>> all = Futures.joinAll(List.of(
                failed, scheduler.spawn(Future.failed(failure)), waiting, scheduler.spawn(Future.failed(failure))));
        assertTrue(all.poll(context).isPending());
        runAll();
        assertTrue(all.poll(context).isPending());
        all.cancel();
        runAll();
        assertTrue(waiting.isCancelled());
        awaitReports();
        assertEquals(List.of(failure, failure, failure), List.copyOf(uncaught));
        uncaught.clear();
    }

    /** Returns when a failure that nobody awaits, and that is younger than any other, was reported. */
    private void awaitReports() {
        IOException marker = new IOException("marker");
        scheduler.spawn(Future.failed(marker));
        runAll();
        while (!uncaught.remove(marker)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void cancelBeforeTheFirstPollAndAfterTheLast_doesWhatIsLeftToDo() throws Exception {
        JoinHandle<Integer> waiting = scheduler.spawn(Future.pending());
        Futures.joinAll(List.of(waiting)).cancel();
        runAll();
        assertTrue(waiting.isCancelled());
        JoinHandle<Integer> ended = scheduler.spawn(Future.ready(1));
        runAll();
        Future<List<Integer>> all = Futures.joinAll(List.of(ended));
        assertEquals(List.of(1), all.poll(context).value());
        all.cancel();
        assertFalse(ended.isCancelled());
    }

    /** An error in the middle, as when memory is short; here, a context that is none. */
    @Test
    void pollThatFailsItself_givesUpTheTasks() throws Exception {
        IOException failure = new IOException("not thrown");
        List<JoinHandle<Integer>> handles =
                List.of(scheduler.spawn(Future.pending()), scheduler.spawn(Future.pending()));
        Future<List<Integer>> all =
                Futures.joinAll(List.of(handles.get(0), handles.get(1), scheduler.spawn(Future.failed(failure))));
        assertTrue(all.poll(context).isPending());
        runAll();
        assertTrue(all.poll(context).isPending());
        assertThrows(NullPointerException.class, () -> all.poll(null));
        runAll();
        assertTrue(handles.stream().allMatch(JoinHandle::isCancelled));
        assertThrows(IllegalStateException.class, () -> all.poll(context));
        awaitReports();
        assertEquals(List.of(failure), List.copyOf(uncaught));
        uncaught.clear();
    }

    /** As with any futures; and each is asked for once, also by a collection that makes them when it is asked. */
    @Test
    void collection_isReadOnceAndMustNotContainNull() {
        List<JoinHandle<Integer>> handles = spawn(1);
        assertThrows(NullPointerException.class, () -> Futures.joinAll(Arrays.asList(handles.get(0), null)));
        int[] made = new int[1];
        Collection<Future<Integer>> lazy = new AbstractCollection<>() {
            @Override
            public Iterator<Future<Integer>> iterator() {
                made[0]++;
                return List.of(Future.ready(1)).iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        Futures.joinAll(lazy);
        assertEquals(1, made[0]);
    }

    @Test
    void cancel_givesUpTheTasksThatHaveNotEnded() throws Exception {
        JoinHandle<Integer> ended = scheduler.spawn(Future.ready(1));
        runAll();
        List<JoinHandle<Integer>> waiting =
                List.of(scheduler.spawn(Future.pending()), scheduler.spawn(Future.pending()));
        Future<List<Integer>> all = Futures.joinAll(List.of(waiting.get(0), ended, waiting.get(1)));
        assertTrue(all.poll(context).isPending());
        all.cancel();
        runAll();
        assertTrue(waiting.stream().allMatch(JoinHandle::isCancelled));
        assertFalse(ended.isCancelled());
    }

    /** A mapped handle is a future like any other. */
    @Test
    void tasksAmongOtherFutures_areAwaitedLikeThose() throws Exception {
        JoinHandle<Integer> handle = scheduler.spawn(Future.ready(1));
        Future<List<Integer>> all = Futures.joinAll(List.of(handle, handle.map(value -> value + 1)));
        assertTrue(all.poll(context).isPending());
        runAll();
        assertEquals(List.of(1, 2), all.poll(context).value());
    }
}
