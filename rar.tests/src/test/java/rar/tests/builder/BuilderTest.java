package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;
import rar.tests.jvm.SystemProperty;

/**
 * The arguments of the builder and of what it builds: their ranges, their defaults, and what is said about bad ones.
 */
class BuilderTest {
    @AutoClose
    private final Scheduler scheduler =
            new Builder().scheduler("fifo").threads(1).build();

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void threads_outOfRange_saysRangeAndValue(int threads) {
        assertMessage("threads must be in 1..1024: " + threads, () -> new Builder().threads(threads));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1024})
    void threads_inRange_isWhatTheSchedulerHas(int threads) {
        assertEquals(threads, threadsOf(new Builder().threads(threads)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 32_769})
    void blockingThreads_outOfRange_saysRangeAndValue(int threads) {
        assertMessage("blockingThreads must be in 1..32768: " + threads, () -> new Builder().blockingThreads(threads));
    }

    @Test
    void threads_notGiven_areAsManyAsProcessors() {
        assertEquals(Runtime.getRuntime().availableProcessors(), threadsOf(new Builder()));
    }

    @Test
    void threads_property_countsUnlessGiven() {
        SystemProperty.with("rar.threads", " 3 ", () -> {
            assertEquals(3, threadsOf(new Builder()));
            assertEquals(2, threadsOf(new Builder().threads(2)));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", " ", "1.5", "99999999999", "4 threads"})
    void threads_propertyNotANumber_saysPropertyRangeAndValue(String value) {
        String expected = "the system property rar.threads must be a number in 1..1024: \"" + value + "\"";
        SystemProperty.with("rar.threads", value, () -> assertMessage(expected, new Builder()::build));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1025"})
    void threads_propertyOutOfRange_saysPropertyRangeAndValue(String value) {
        SystemProperty.with(
                "rar.threads",
                value,
                () -> assertMessage(
                        "the system property rar.threads must be in 1..1024: " + value, new Builder()::build));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void name_blank_isRejected(String name) {
        assertMessage("name must not be blank: \"" + name + "\"", () -> new Builder().name(name));
    }

    @Test
    void name_given_isTheSchedulersAndItsThreads() {
        try (Scheduler named =
                new Builder().scheduler("fifo").name("mail").threads(1).build()) {
            String thread = named.blockOn(Future.defer(
                    () -> Context.spawn(Future.call(() -> Thread.currentThread().getName()))));
            assertEquals("mail", named.name());
            assertEquals("rar-mail-worker-0", thread);
        }
    }

    @Test
    void name_notGiven_isMadeUpAndUnique() {
        try (Scheduler one = new Builder().build();
                Scheduler two = new Builder().build()) {
            assertTrue(one.name().matches("scheduler-\\d+"), one.name());
            assertTrue(two.name().matches("scheduler-\\d+"), two.name());
            assertNotEquals(one.name(), two.name());
        }
    }

    @Test
    void build_twice_makesTwoSchedulersAlike() {
        Builder builder = new Builder().scheduler("fifo").name("twin").threads(2);
        try (Scheduler two = builder.build()) {
            try (Scheduler one = builder.build()) {
                assertEquals("Scheduler[twin, fifo, threads=2]", one.toString());
                assertEquals(one.toString(), two.toString());
            }
            assertEquals(1, two.blockOn(Future.ready(1)));
        }
    }

    @Test
    void shutdown_negativeGrace_isRejectedAndLeavesTheSchedulerOpen() {
        assertMessage("grace must not be negative: PT-1S", () -> scheduler.shutdown(Duration.ofSeconds(-1)));
        assertEquals(1, scheduler.blockOn(Future.ready(1)));
    }

    @Test
    void onUncaught_given_getsTheFailureAndItsTask() throws Exception {
        CompletableFuture<String> report = new CompletableFuture<>();
        Builder builder = new Builder()
                .scheduler("fifo")
                .onUncaught((task, failure) -> report.complete(task.name() + ": " + failure.getMessage()));
        try (Scheduler watched = builder.build()) {
            List<?> handles = List.of(watched.spawn("job", Future.failed(new IllegalStateException("broke"))));
            assertEquals("job: broke", report.get(30, TimeUnit.SECONDS), () -> "for " + handles);
        }
    }

    private static int threadsOf(Builder builder) {
        try (Scheduler scheduler = builder.scheduler("fifo").build()) {
            return scheduler.threads();
        }
    }

    private static void assertMessage(String expected, Executable executable) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
