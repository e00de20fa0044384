package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.tests.jvm.IsolatedRar;
import rar.tests.jvm.Plugin;
import rar.tests.jvm.Reactor;

/** A provider that loads, and then does not do what it is there for. */
class ProviderFailureTest {
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void newExecutor_null_namesTheProvider(PathKind kind) {
        Path idle =
                Plugin.scheduler("acme.idle", "idle", 0).making("return null;").compile(folder);
        try (IsolatedRar rar = kind.with(idle)) {
            assertEquals(
                    "the SchedulerProvider \"idle\" made no executor: newExecutor returned null",
                    assertThrows(IllegalStateException.class, () -> rar.call(BuildAndRun.class, Map.of()))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void newExecutor_throws_reachesTheCallerOfBuild(PathKind kind) {
        Path full = Plugin.scheduler("acme.full", "full", 0)
                .making("throw new UnsupportedOperationException(\"no thread left for \" + config.name());")
                .compile(folder);
        try (IsolatedRar rar = kind.with(full)) {
            assertEquals(
                    "no thread left for chosen",
                    assertThrows(UnsupportedOperationException.class, () -> rar.call(BuildAndRun.class, Map.of()))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void newTimer_null_namesTheProvider(PathKind kind) {
        Path stopped = Plugin.timer("acme.stopped", "stopped", 0)
                .making("return null;")
                .compile(folder);
        try (IsolatedRar rar = kind.with(FIFO, stopped)) {
            assertEquals(
                    "the TimerProvider \"stopped\" made no timer: newTimer returned null",
                    assertThrows(IllegalStateException.class, () -> rar.call(FirstSleep.class, ""))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void newTimer_throws_failsTheSleepAndNothingElse(PathKind kind) {
        Path broken = Plugin.timer("acme.broken", "broken", 0)
                .making("throw new UnsupportedOperationException(\"no clock for \" + config.name());")
                .compile(folder);
        try (IsolatedRar rar = kind.with(FIFO, broken)) {
            String message = assertThrows(UnsupportedOperationException.class, () -> rar.call(FirstSleep.class, ""))
                    .getMessage();
            assertTrue(message.matches("no clock for scheduler-\\d+"), message);
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of()));
        }
    }
}
