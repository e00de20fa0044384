package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Scheduler;
import rar.api.TaskLocal;

/** Values bound for a future and everything it spawns. */
class TaskLocalTest {
    private static final TaskLocal<String> USER = TaskLocal.named("USER");
    private static final TaskLocal<Integer> DEPTH = TaskLocal.named("DEPTH");

    private static Future<String> read() {
        return Future.call(() -> USER.orElse("nobody") + DEPTH.orElse(0));
    }

    @EveryScheduler
    void binding_isSeenByTheFutureAndAllItSpawns(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Future<String> spawning = Future.defer(() -> Context.spawn(Context.yieldNow()
                    .flatMap(done -> Context.spawn("named", Futures.zip(read(), blocking(), (a, b) -> a + b)))));
            assertEquals("ada1ada1", scheduler.blockOn(USER.bind("ada", DEPTH.bind(1, spawning))));
            assertEquals("nobody0", scheduler.blockOn(read()));
        }
    }

    private static Future<String> blocking() {
        return Future.defer(() -> Context.spawnBlocking(() -> USER.get() + DEPTH.get()));
    }

    @EveryScheduler
    void binding_innerHidesOuter_andEndsWithItsFuture(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Future<List<String>> all = read().flatMap(before -> USER.bind(
                            "inner", Context.yieldNow().flatMap(done -> read()))
                    .flatMap(within -> read().map(after -> List.of(before, within, after))));
            assertEquals(List.of("outer0", "inner0", "outer0"), scheduler.blockOn(USER.bind("outer", all)));
        }
    }

    @EveryScheduler
    void bindings_ofManyTasksAtOnce_doNotMix(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            List<Future<Integer>> children = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                children.add(DEPTH.bind(
                        i,
                        Future.defer(() -> Context.spawn(Context.yieldNow()
                                .flatMap(done -> Context.yieldNow())
                                .map(done -> DEPTH.get())))));
            }
            List<Integer> depths = scheduler.blockOn(Futures.joinAll(children));
            for (int i = 0; i < depths.size(); i++) {
                assertEquals(i, depths.get(i));
            }
        }
    }

    @EveryScheduler
    void binding_isSeenInCancel(Subject subject) {
        AtomicReference<String> seen = new AtomicReference<>();
        try (Scheduler scheduler = subject.start()) {
            Future<Void> never = Future.<Void>pending().doFinally(() -> seen.set(USER.orElse("nobody")));
            scheduler.blockOn(Future.defer(() -> {
                var task = Context.spawn(USER.bind("ada", never));
                return Context.yieldNow().doFinally(task::cancel);
            }));
        }
        assertEquals("ada", seen.get());
    }

    @EveryScheduler
    void bindingOfTheSpawner_isSeenInCancel(Subject subject) {
        AtomicReference<String> seen = new AtomicReference<>();
        try (Scheduler scheduler = subject.start()) {
            Future<Void> never = Future.<Void>pending().doFinally(() -> seen.set(USER.orElse("nobody")));
            scheduler.blockOn(USER.bind("ada", Future.defer(() -> {
                var task = Context.spawn(never);
                return Context.yieldNow().doFinally(task::cancel);
            })));
        }
        assertEquals("ada", seen.get());
    }

    @EveryScheduler
    void blockOnInABlockingCall_inherits_andSpawnOnTheSchedulerDoesNot(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Future<String> nested = Future.defer(() -> Context.spawnBlocking(() -> scheduler.blockOn(read())));
            assertEquals("ada0", scheduler.blockOn(USER.bind("ada", nested)));
            Future<String> apart = Future.defer(() -> scheduler.spawn(read()));
            assertEquals("nobody0", scheduler.blockOn(USER.bind("ada", apart)));
        }
    }

    @Test
    void get_outsideATask_saysWhatToDo() {
        assertFalse(USER.isBound());
        String message = assertThrows(NoSuchElementException.class, USER::get).getMessage();
        assertTrue(message.contains("USER.bind(value, future)"), message);
    }
}
