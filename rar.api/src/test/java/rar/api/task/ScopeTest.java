package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.future.YieldFuture;

/**
 * The books of a scope: who is in it, whether it is empty, and who hears of that. One thread, or one after the other.
 */
class ScopeTest {
    private static final int MANY = 100; // more than are cancelled at a first try

    private final PlainHost host = new PlainHost();
    private final List<String> emptied = new ArrayList<>();
    private final Scope scope = new Scope(host, () -> emptied.add("emptied"));

    /** Threads other than workers pick a stripe by their number; a few in a row have different ones. */
    private static void onOtherThreads(Runnable body) {
        for (int i = 0; i < 3; i++) {
            FutureTask<Void> call = new FutureTask<>(body, null);
            new Thread(call).start();
            try {
                call.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
    }

    private JoinHandle<Void> spawn() {
        return scope.spawn(Future.pending(), null);
    }

    @Test
    void isEmpty_withTasksInAnyStripe_isFalse() {
        assertTrue(scope.isEmpty());
        spawn();
        assertFalse(scope.isEmpty());
        onOtherThreads(this::spawn);
        while (!host.queue.isEmpty()) {
            assertFalse(scope.isEmpty());
            TaskCell<?> task = (TaskCell<?>) host.queue.peek();
            task.cancel();
            host.runNext();
        }
        assertTrue(scope.isEmpty());
    }

    @Test
    void cancel_ofManyInSeveralStripes_countsAndCancelsAll() {
        for (int i = 0; i < MANY; i++) {
            spawn();
        }
        onOtherThreads(this::spawn);
        assertEquals(MANY + 3, scope.cancel());
        while (!host.queue.isEmpty()) {
            JoinHandle<?> task = (JoinHandle<?>) host.queue.peek();
            host.runNext();
            assertTrue(task.isCancelled());
        }
        assertTrue(scope.isEmpty());
        assertEquals(0, scope.cancel());
    }

    /** More than are looked at without another try. */
    @Test
    void cancel_ofManyThatWait_cancelsAll() {
        List<JoinHandle<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            tasks.add(spawn());
            host.runNext();
        }
        assertTrue(host.queue.isEmpty());
        assertEquals(MANY, scope.cancel());
        assertEquals(MANY, host.queue.size());
        while (!host.queue.isEmpty()) {
            host.runNext();
        }
        assertTrue(tasks.stream().allMatch(JoinHandle::isCancelled));
        assertTrue(scope.isEmpty());
    }

    @Test
    void cancel_ofATaskThatIsQueuedFirst_keepsItFromBeingPolled() {
        List<String> seen = new ArrayList<>();
        JoinHandle<Void> task = scope.spawn(
                Future.<Void>call(() -> {
                            seen.add("polled");
                            return null;
                        })
                        .doFinally(() -> seen.add("given up")),
                null);
        assertEquals(1, scope.cancel());
        host.runNext();
        assertTrue(task.isCancelled());
        assertEquals(List.of("given up"), seen);
    }

    /** Whatever the poll comes to; it is the first, so the task is in no list. */
    @Test
    void cancel_duringTheFirstPoll_decides() {
        List<Future<Void>> rests = List.of(
                Future.ready(null),
                Future.failed(new IllegalStateException("late")),
                Future.pending(),
                new YieldFuture());
        for (Future<Void> rest : rests) {
            Scope cancelled = new Scope(host, () -> {});
            JoinHandle<Void> task = cancelled.spawn(
                    Future.defer(() -> {
                        assertEquals(1, cancelled.cancel());
                        return rest;
                    }),
                    null);
            while (!host.queue.isEmpty()) {
                host.runNext();
            }
            assertTrue(task.isCancelled(), rest::toString);
            assertTrue(cancelled.isEmpty());
        }
    }

    @Test
    void cancel_beforeAStripeIsMade_holdsForItAsWell() {
        scope.cancel();
        onOtherThreads(this::spawn);
        assertEquals(3, host.queue.size());
        host.queue.forEach(task -> task.run());
        assertTrue(scope.isEmpty());
    }

    @Test
    void close_beforeOrAfterAStripeIsMade_refusesAndCancelsTheFuture() {
        List<String> cancelled = new ArrayList<>();
        Future<Void> future = Future.<Void>pending().doFinally(() -> cancelled.add("future"));
        spawn();
        scope.close();
        // The message wants the scheduler, of which this host has none.
        assertThrows(UnsupportedOperationException.class, () -> scope.spawn(future, null));
        assertEquals(List.of("future"), cancelled);
        onOtherThreads(() -> assertThrows(UnsupportedOperationException.class, this::spawn));
        assertEquals(1, host.queue.size());
        scope.cancel();
        host.runNext();
        assertTrue(scope.isEmpty(), "those that were refused are counted");
    }

    @Test
    void ids_ofManyTasks_areDifferent() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            assertTrue(ids.add(spawn().id()));
        }
        onOtherThreads(() -> assertTrue(ids.add(spawn().id())));
        assertTrue(ids.stream().allMatch(id -> id > 0), "numbers that were not given out: " + ids);
    }

    /** It is made when it is first asked for. */
    @Test
    void id_askedForByTwoThreads_isOne() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            JoinHandle<Void> task = spawn();
            FutureTask<Long> other = new FutureTask<>(task::id);
            Thread thread = new Thread(other);
            thread.start();
            long id = task.id();
            assertEquals(id, other.get());
            assertEquals(id, task.id());
        }
    }

    /** It is kept in one word with the state. */
    @Test
    void id_askedForWhileTheTaskEnds_staysAndSoDoesTheEnd() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            JoinHandle<Void> task = spawn();
            FutureTask<Long> other = new FutureTask<>(task::id);
            Thread thread = new Thread(other);
            thread.start();
            task.cancel();
            host.runNext();
            assertTrue(task.isDone());
            assertEquals(other.get(), task.id());
        }
    }

    @Test
    void emptied_whileSomebodyWatches_isTold() {
        spawn().cancel();
        host.runNext();
        assertEquals(List.of(), emptied);
        spawn();
        scope.watch();
        assertEquals(List.of(), emptied);
        scope.cancel();
        host.runNext();
        assertEquals(List.of("emptied"), emptied);
        scope.unwatch();
        spawn().cancel();
        host.runNext();
        assertEquals(List.of("emptied"), emptied);
    }

    /** There may be others who wait, and whose alarms this has changed. */
    @Test
    void watch_ofAnEmptyScope_tells() {
        spawn().cancel();
        scope.watch();
        host.runNext();
        assertEquals(List.of("emptied"), emptied);
        scope.watch();
        assertEquals(List.of("emptied", "emptied"), emptied);
    }

    /** Whoever enters and ends them, in any order. */
    @Test
    void emptied_afterRandomSpawnsAndEnds_isToldEachTime() {
        List<AmbientSlot> ending = Arrays.asList(new AmbientSlot(0), new AmbientSlot(1), new AmbientSlot(2), null);
        List<TaskCell<?>> live = new ArrayList<>();
        Random random = new Random(7);
        scope.watch();
        int told = emptied.size();
        for (int i = 0; i < 1_500; i++) {
            if (i / 20 % 2 == 0) { // more and more, then fewer and fewer
                live.add((TaskCell<?>) spawn());
            }
            if (random.nextInt(4) == 0) {
                onOtherThreads(() -> live.add((TaskCell<?>) spawn()));
            }
            for (int ends = random.nextInt(4); ends > 0 && !live.isEmpty(); ends--) {
                end(live.remove(random.nextInt(live.size())), ending.get(random.nextInt(4)));
                told += live.isEmpty() ? 1 : 0;
                assertEquals(told, emptied.size(), "after " + i + " steps, with " + live.size() + " tasks left");
            }
        }
        assertTrue(told > 20, told + " times");
    }

    private void end(TaskCell<?> task, AmbientSlot slot) {
        scope.remove(task, Objects.requireNonNull(task.stripe), slot);
    }

    /** From any place in the list. */
    @Test
    void tasks_thatEndInAnyOrder_leaveTheOthersIn() {
        List<JoinHandle<Void>> tasks = List.of(spawn(), spawn(), spawn(), spawn());
        for (int i = 0; i < tasks.size(); i++) {
            host.runNext();
        }
        for (int index : new int[] {1, 3, 0}) {
            TaskCell<?> task = (TaskCell<?>) tasks.get(index);
            assertTrue(task.wasListed());
            task.cancel();
            host.runNext();
            assertTrue(task.next == null && task.previous == null);
        }
        assertFalse(scope.isEmpty());
        assertEquals(1, scope.cancel());
        host.runNext();
        assertTrue(scope.isEmpty());
    }

    /** Whichever stripe it was entered in. */
    @Test
    void task_thatWaits_isOfTheStripeWhereItFirstDid() {
        AmbientThread worker = new AmbientThread(host, null, "worker", 1) {};
        TaskCell<?> one = (TaskCell<?>) spawn();
        TaskCell<?> another = (TaskCell<?>) spawn();
        Stripe entered = one.stripe;
        assertSame(entered, another.stripe);
        one.run(worker);
        another.run(worker);
        assertNotSame(entered, one.stripe);
        assertSame(one.stripe, another.stripe);

        host.queue.clear();
        one.wake();
        host.runNext();
        assertSame(one.stripe, another.stripe, "it is listed there");

        assertEquals(2, scope.cancel());
        host.runNext();
        host.runNext();
        assertTrue(one.isCancelled() && another.isCancelled());
        assertTrue(one.previous == null && another.previous == null);
        assertTrue(scope.isEmpty());
    }

    @Test
    void detached_thatFails_isReportedAtOnce() {
        IllegalStateException failure = new IllegalStateException("on purpose");
        scope.spawnDetached(Future.failed(failure));
        TaskCell<?> task = (TaskCell<?>) host.queue.peek();
        host.runNext();
        assertEquals(List.of(failure), host.uncaught);
        assertEquals(List.of(), host.unawaited);
        task.awaitLater();
        task.awaitNoLonger();
        assertEquals(List.of(failure), host.uncaught, "once, whoever awaits it");
    }
}
