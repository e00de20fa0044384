package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** A scheduler that picks by priority, written against the SPI alone, and executors that do not keep their contract. */
class CustomSchedulerTest {
    private final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    private static Scheduler byPriority() {
        return Schedulers.made(PriorityExecutor::new, new ConcurrentLinkedQueue<>());
    }

    @Test
    void priority_tasksSpawnedInAnyOrder_runByTheirNames() {
        try (Scheduler scheduler = byPriority()) {
            scheduler.blockOn(Future.run(() -> Context.spawn("0 spawner", Future.run(() -> {
                for (String name : List.of("5", "3", "1", "4", "2", "1")) {
                    Context.spawn(name, Future.run(() -> trace.add(name)));
                }
            }))));
        }
        assertEquals(List.of("1", "1", "2", "3", "4", "5"), trace);
    }

    @Test
    void priority_urgentTaskThatYields_goesBeforeTheOthersAgain() {
        try (Scheduler scheduler = byPriority()) {
            scheduler.blockOn(Future.run(() -> Context.spawn("0 spawner", Future.run(() -> {
                Context.spawn(
                        "2 slow",
                        step("slow 1").flatMap(v -> Context.yieldNow()).flatMap(v -> step("slow 2")));
                Context.spawn(
                        "1 urgent",
                        step("urgent 1").flatMap(v -> Context.yieldNow()).flatMap(v -> step("urgent 2")));
            }))));
        }
        assertEquals(List.of("urgent 1", "urgent 2", "slow 1", "slow 2"), trace);
    }

    @Test
    void priority_urgentTaskWoken_overtakes() {
        try (Scheduler scheduler = byPriority()) {
            scheduler.blockOn(Future.run(() -> Context.spawn("0 spawner", Future.defer(() -> {
                JoinHandle<Void> first = Context.spawn("3 first", step("first"));
                Context.spawn("1 waiting", first.flatMap(v -> step("woken by first")));
                Context.spawn("4 last", step("last"));
                return Context.yieldNow();
            }))));
        }
        assertEquals(List.of("first", "woken by first", "last"), trace);
    }

    private Future<Void> step(String name) {
        return Future.run(() -> trace.add(name));
    }

    @Test
    void priority_givesTasksEverythingElse() {
        Scheduler scheduler = byPriority();
        ManualFuture<String> pending = new ManualFuture<>();
        IllegalStateException failure = new IllegalStateException("fails");
        AtomicInteger ended = new AtomicInteger();
        assertEquals("value", scheduler.blockOn(scheduler.spawn(Future.ready("value"))));
        JoinHandle<Object> failing = scheduler.spawn(Future.failed(failure));
        assertSame(failure, assertThrows(RuntimeException.class, () -> scheduler.blockOn(failing)));
        scheduler.blockOn(Future.run(() -> Context.spawn(Future.run(() -> Context.spawn(count(ended))))));
        assertEquals(1, ended.get());
        JoinHandle<String> task = scheduler.spawn(pending);
        scheduler.close();
        assertTrue(task.isCancelled());
        assertEquals(1, pending.cancels());
        assertThrows(RejectedExecutionException.class, () -> scheduler.spawn(Future.ready(1)));
    }

    private static Future<Integer> count(AtomicInteger counter) {
        return Future.call(counter::incrementAndGet);
    }

    @Test
    void executor_thatRejectsASpawn_endsTheTaskAndTellsTheSpawner() {
        RejectedExecutionException rejection = new RejectedExecutionException("full");
        TaskExecutor rejecting = throwing(rejection);
        ManualFuture<String> future = new ManualFuture<>();
        Scheduler scheduler = Schedulers.around(rejecting);
        assertSame(rejection, assertThrows(RejectedExecutionException.class, () -> scheduler.spawn(future)));
        assertEquals(1, future.cancels());
        assertThrows(
                RejectedExecutionException.class,
                () -> scheduler.blockOn(Future.run(() -> Context.spawn(count(new AtomicInteger())))));
        scheduler.close(); // waits for no task
    }

    @Test
    void executor_thatRejectsAWake_failsTheTaskAndNotTheWaker() {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        RuntimeException rejection = new IllegalStateException("out of order");
        AtomicInteger accepted = new AtomicInteger();
        DrivenQueue queue = new DrivenQueue();
        TaskExecutor executor = new TaskExecutor() {
            @Override
            public void execute(Task task, Cause cause) {
                if (cause == Cause.WAKE) {
                    throw rejection;
                }
                accepted.incrementAndGet();
                queue.execute(task, cause);
            }

            @Override
            public void close() {
                queue.close();
            }
        };
        ManualFuture<String> future = new ManualFuture<>();
        try (Scheduler scheduler = Schedulers.around(executor, uncaught)) {
            JoinHandle<String> task = scheduler.spawn(future);
            queue.runAll();
            assertFalse(task.isDone());
            future.wake(); // throws nothing
            assertTrue(task.isDone());
            assertEquals(1, future.cancels());
            assertSame(rejection, assertThrows(RuntimeException.class, () -> scheduler.blockOn(task)));
        }
        assertEquals(1, accepted.get());
    }

    @Test
    void executor_thatCannotBeClosed_leavesTheRestClosedAllTheSame() {
        IllegalStateException failure = new IllegalStateException("cannot close");
        Scheduler scheduler = Schedulers.around(new TaskExecutor() {
            @Override
            public void execute(Task task, Cause cause) {}

            @Override
            public void close() {
                throw failure;
            }
        });
        assertTrue(scheduler.blockOn(scheduler.spawnBlocking(() -> true)));
        assertSame(failure, assertThrows(RuntimeException.class, scheduler::close));
        scheduler.close(); // it has been
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("rar-by-hand-blocking")));
    }

    @Test
    void provider_thatMakesNothing_isToldSo() {
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> Schedulers.made(config -> null, new ConcurrentLinkedQueue<>()))
                .getMessage();
        assertTrue(message.contains("by-hand") && message.contains("null"), message);
    }

    private static TaskExecutor throwing(RuntimeException failure) {
        return new TaskExecutor() {
            @Override
            public void execute(Task task, Cause cause) {
                throw failure;
            }

            @Override
            public void close() {}
        };
    }
}
