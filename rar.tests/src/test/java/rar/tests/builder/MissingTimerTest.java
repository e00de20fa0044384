package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Time;
import rar.tests.jvm.IsolatedRar;
import rar.tests.jvm.Reactor;

/** Without a timer on the path, what needs the time says so when it is polled, and all else works. */
class MissingTimerTest {
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");
    private static final String REMEDY =
            "no TimerProvider found: add the module rar.timer to the module path or the class path";

    @ParameterizedTest
    @EnumSource
    void sleep_noTimer_namesTheModuleToAdd(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO)) {
            assertEquals(
                    REMEDY,
                    assertThrows(IllegalStateException.class, () -> rar.call(FirstSleep.class, ""))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_timerNamedButNone_isAnErrorAtOnce(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO)) {
            assertEquals(
                    "no TimerProvider named \"hashed-wheel\"; found []: add the module rar.timer",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> rar.call(BuildAndRun.class, Map.of("timer", "hashed-wheel")))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void time_noTimer_everyUseNamesTheModuleToAdd(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO)) {
            assertEquals(List.of(REMEDY, REMEDY, REMEDY, REMEDY, REMEDY), rar.call(EveryUse.class, ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeout_noTimer_cancelsTheFutureAsItFails(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO)) {
            assertEquals("cancelled", rar.call(TimeoutOfPending.class, ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingElse_noTimer_works(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO)) {
            assertEquals(List.of("spawned", "blocking", "staged", "yielded", "true"), rar.call(AllElse.class, ""));
        }
    }

    /** What each use of the time fails with. Runs inside. */
    static final class EveryUse implements Function<String, List<String>> {
        @Override
        public List<String> apply(String unused) {
            Duration second = Duration.ofSeconds(1);
            try (Scheduler scheduler = new Builder().build()) {
                List<Future<?>> uses = List.of(
                        Time.sleep(second),
                        Time.sleepUntil(Instant.MAX),
                        Time.timeout(second, Future.pending()),
                        Future.defer(() -> Time.interval(second).tick()),
                        Future.call(Time::now));
                return uses.stream().map(use -> failure(scheduler, use)).toList();
            }
        }

        private static String failure(Scheduler scheduler, Future<?> use) {
            try {
                return "no failure, but " + scheduler.blockOn(use);
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    /** What becomes of a future whose timeout cannot be had. Runs inside. */
    static final class TimeoutOfPending implements Function<String, String> {
        @Override
        public String apply(String unused) {
            AtomicBoolean ended = new AtomicBoolean();
            Future<Void> pending = Future.<Void>pending().doFinally(() -> ended.set(true));
            try (Scheduler scheduler = new Builder().build()) {
                scheduler.blockOn(pending.timeout(Duration.ofSeconds(1)));
                return "no failure";
            } catch (IllegalStateException e) {
                return ended.get() ? "cancelled" : "left";
            }
        }
    }

    /** Spawns, blocks, converts, yields and shuts down. Runs inside. */
    static final class AllElse implements Function<String, List<String>> {
        @Override
        public List<String> apply(String unused) {
            try (Scheduler scheduler = new Builder().build()) {
                List<String> results = scheduler.blockOn(Future.defer(AllElse::all));
                JoinHandle<Void> last = scheduler.spawn(Context.yieldNow());
                boolean quiet = scheduler.shutdown(Duration.ofSeconds(30));
                return List.of(
                        results.get(0), results.get(1), results.get(2), results.get(3), "" + (quiet && last.isDone()));
            }
        }

        private static Future<List<String>> all() {
            return Futures.joinAll(List.of(
                    Context.spawn(Future.ready("spawned")),
                    Context.spawnBlocking(() -> "blocking"),
                    Futures.fromCompletionStage(CompletableFuture.supplyAsync(() -> "staged")),
                    Context.yieldNow().map(done -> "yielded")));
        }
    }
}
