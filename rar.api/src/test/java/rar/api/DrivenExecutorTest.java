package rar.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.Task;

/** A scheduler without threads, written against the SPI alone: the thread inside {@code blockOn} drives it. */
class DrivenExecutorTest {
    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    @Test
    void oldestFirst_program_runsInExactlyThisOrder() {
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue(false))) {
            assertEquals("root", scheduler.blockOn(program()));
        }
        assertEquals(List.of("root", "a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"), trace);
    }

    @Test
    void newestFirst_program_runsInExactlyThisOrder() {
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue(true))) {
            assertEquals("root", scheduler.blockOn(program()));
        }
        assertEquals(List.of("root", "c1", "c2", "b1", "b2", "a1", "a2", "a3", "b3", "c3"), trace);
    }

    /** Three tasks, each of which yields, and then waits for one that yields as well. */
    private Future<String> program() {
        return Future.call(() -> {
            JoinHandle<Void> a = Context.spawn(steps("a", Context.yieldNow()));
            JoinHandle<Void> b = Context.spawn(steps("b", a));
            Context.spawn(steps("c", b));
            trace.add("root");
            return "root";
        });
    }

    private Future<Void> steps(String name, Future<Void> last) {
        return step(name + 1)
                .flatMap(v -> Context.yieldNow())
                .flatMap(v -> step(name + 2))
                .flatMap(v -> last)
                .flatMap(v -> step(name + 3));
    }

    private Future<Void> step(String name) {
        return Future.run(() -> trace.add(name));
    }

    @Test
    void everything_runsOnTheThreadInBlockOn() {
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            scheduler.blockOn(Future.run(() -> {
                for (int i = 0; i < 10; i++) {
                    Context.spawn(Context.yieldNow().map(v -> threads.add(Thread.currentThread())));
                }
            }));
        }
        assertEquals(Collections.nCopies(10, Thread.currentThread()), threads);
    }

    @Test
    void tasks_spawnedWhileNobodyDrives_waitForTheNextCaller() {
        DrivenQueue executor = new DrivenQueue();
        try (Scheduler scheduler = Schedulers.around(executor)) {
            JoinHandle<String> task = scheduler.spawn(Future.ready("value"));
            assertFalse(task.isDone());
            assertEquals("other", scheduler.blockOn(Context.yieldNow().map(v -> "other")));
            assertEquals("value", scheduler.blockOn(task));
            assertEquals(0, executor.queued());
        }
    }

    @Test
    void caller_thatWakesItself_stillDrivesTheOthers() {
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            JoinHandle<String> task = scheduler.spawn(Context.yieldNow().map(v -> "value"));
            Future<String> impatient = context -> {
                context.waker().wake();
                return task.isDone() ? Poll.ready("seen") : Poll.pending();
            };
            assertEquals("seen", scheduler.blockOn(impatient));
        }
    }

    @Test
    void caller_parked_isWokenByForeignWakesAndSpawns() throws Exception {
        int rounds = 1_000;
        BlockingQueue<Waker> waiting = new LinkedBlockingQueue<>();
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            Thread foreign = new Thread(() -> {
                for (int round = 0; round < rounds; round++) {
                    Waker waker = assertDoesNotThrow(waiting::take);
                    if (round % 2 == 0) {
                        waker.wake();
                    } else {
                        scheduler.execute(waker::wake); // a task, which the caller has to drive
                    }
                }
            });
            foreign.start();
            for (int round = 0; round < rounds; round++) {
                int[] polls = new int[1];
                Future<String> root = context -> {
                    if (polls[0]++ > 0) {
                        return Poll.ready("woken");
                    }
                    waiting.add(context.waker());
                    return Poll.pending();
                };
                assertEquals("woken", scheduler.blockOn(root));
            }
            foreign.join();
        }
    }

    @Test
    void callers_severalAtOnce_allReturn() throws Exception {
        int callers = 4;
        CountDownLatch returned = new CountDownLatch(callers);
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            for (int i = 0; i < callers; i++) {
                int caller = i;
                new Thread(() -> {
                            for (int round = 0; round < 200; round++) {
                                JoinHandle<Integer> task =
                                        scheduler.spawn(Context.yieldNow().map(v -> caller));
                                Future<Integer> root = Future.defer(() -> {
                                    Context.spawn(Context.yieldNow());
                                    return task;
                                });
                                assertEquals(caller, scheduler.blockOn(root));
                            }
                            returned.countDown();
                        })
                        .start();
            }
            assertTrue(returned.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void executor_thatUsesUpThePermitOfAWake_doesNotStrandTheCaller() {
        for (int looks = 1; looks <= 3; looks++) { // the last look is the one right before the caller parks
            AtomicInteger left = new AtomicInteger(looks);
            AtomicReference<Waker> waker = new AtomicReference<>();
            try (Scheduler scheduler = Schedulers.around(new PermitEater(waker, left))) {
                Future<String> root = context -> {
                    waker.set(context.waker());
                    return left.get() > 0 ? Poll.pending() : Poll.ready("woken");
                };
                assertEquals("woken", scheduler.blockOn(root));
            }
        }
    }

    /** Wakes the caller in the n-th look for a task, and waits a little in each, as it may for a lock. */
    private record PermitEater(AtomicReference<Waker> waker, AtomicInteger left) implements DrivenExecutor {
        @Override
        public boolean runNext() {
            if (left.decrementAndGet() == 0) {
                waker.get().wake();
            }
            LockSupport.parkNanos(1);
            return false;
        }

        @Override
        public void execute(Task task, Cause cause) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Test
    void close_runsWhatIsLeftOnTheClosingThread() {
        DrivenQueue executor = new DrivenQueue();
        Scheduler scheduler = Schedulers.around(executor);
        AtomicReference<Thread> canceller = new AtomicReference<>();
        JoinHandle<Object> task =
                scheduler.spawn(Future.pending().doFinally(() -> canceller.set(Thread.currentThread())));
        scheduler.close();
        assertTrue(task.isCancelled());
        assertSame(Thread.currentThread(), canceller.get());
        assertTrue(executor.isClosed());
    }

    @Test
    void shutdown_drivesTheTasksToTheirEnd() {
        Scheduler scheduler = Schedulers.around(new DrivenQueue());
        JoinHandle<String> task = scheduler.spawn(
                Context.yieldNow().flatMap(v -> Context.yieldNow()).map(v -> "value"));
        assertTrue(scheduler.shutdown(Duration.ofDays(1)));
        assertTrue(task.isDone() && !task.isCancelled());
    }

    @Test
    void futureFails_tasksOfItsScopeAreGivenUpInOrder() {
        try (Scheduler scheduler = Schedulers.around(new DrivenQueue())) {
            assertThrows(
                    CancellationException.class,
                    () -> scheduler.blockOn(Future.run(() -> {
                        for (String name : List.of("a", "b", "c")) {
                            Context.spawn(Future.pending().doFinally(() -> trace.add(name)));
                        }
                        throw new CancellationException("the root gives up");
                    })));
        }
        assertEquals(List.of("a", "b", "c"), trace);
    }
}
