package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static rar.tests.builder.PathKind.CLASS_PATH;
import static rar.tests.builder.PathKind.MODULE_PATH;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.tests.jvm.IsolatedRar;
import rar.tests.jvm.Plugin;
import rar.tests.jvm.Reactor;
import rar.tests.jvm.SystemProperty;

/** A choice among providers that cannot be made: what was asked, what was found, what to do; each message in full. */
class ProviderErrorsTest {
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");
    private static final Path STEALING = Reactor.classes("rar.executor.stealing");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void scheduler_unknownName_listsWhatWasFound(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, STEALING)) {
            assertEquals(
                    "no SchedulerProvider named \"steal\"; found [work-stealing, fifo]",
                    messageOf(IllegalArgumentException.class, rar, Map.of("scheduler", "steal")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scheduler_propertyWithUnknownName_saysWhichProperty(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, STEALING)) {
            SystemProperty.with(
                    "rar.scheduler",
                    "Fifo",
                    () -> assertEquals(
                            "no SchedulerProvider named \"Fifo\", asked for by the system property rar.scheduler;"
                                    + " found [work-stealing, fifo]",
                            messageOf(IllegalArgumentException.class, rar, Map.of())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scheduler_nothingFound_namesTheModulesToAdd(PathKind kind) {
        try (IsolatedRar rar = kind.with()) {
            assertEquals(
                    "no SchedulerProvider found: add the module rar.executor.stealing or rar.executor.fifo"
                            + " to the module path or the class path",
                    messageOf(IllegalStateException.class, rar, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scheduler_unknownNameAndNothingFound_namesTheModulesToAdd(PathKind kind) {
        try (IsolatedRar rar = kind.with()) {
            assertEquals(
                    "no SchedulerProvider named \"fifo\"; found []:"
                            + " add the module rar.executor.stealing or rar.executor.fifo",
                    messageOf(IllegalArgumentException.class, rar, Map.of("scheduler", "fifo")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scheduler_tieOfHighestPriority_saysHowToChoose(PathKind kind) {
        Path one = Plugin.scheduler("acme.one", "one", 1_000_000).compile(folder);
        Path two = Plugin.scheduler("acme.two", "two", 1_000_000).compile(folder);
        try (IsolatedRar rar = kind.with(two, FIFO, one)) {
            assertEquals(
                    "several SchedulerProviders of the highest priority, 1000000: [one, two];"
                            + " choose one with Builder.scheduler(name) or the system property rar.scheduler",
                    messageOf(IllegalStateException.class, rar, Map.of()));
            assertEquals("two", rar.call(BuildAndRun.class, Map.of("scheduler", "two")));
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of("scheduler", "fifo")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void scheduler_twoOfTheSameName_saysWhereTheyAre(PathKind kind) {
        Path one = Plugin.scheduler("acme.one", "twin", 0).compile(folder);
        Path two = Plugin.scheduler("acme.two", "twin", 0).compile(folder);
        String first = "twin (acme.one.Provider in " + (kind == MODULE_PATH ? "module acme.one)" : "the class path)");
        String second = "twin (acme.two.Provider in " + (kind == MODULE_PATH ? "module acme.two)" : "the class path)");
        try (IsolatedRar rar = kind.with(one, two, STEALING)) {
            String message = messageOf(IllegalStateException.class, rar, Map.of("scheduler", "twin"));
            // On the module path the service loader finds them in any order.
            String found =
                    message.indexOf(first) < message.indexOf(second) ? first + ", " + second : second + ", " + first;
            assertEquals(
                    "several SchedulerProviders of the name \"twin\": [" + found + "]; take all but one off the path",
                    message);
            assertEquals("work-stealing", rar.call(BuildAndRun.class, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void timer_unknownName_isAnErrorAtOnce(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, Reactor.classes("rar.timer"))) {
            assertEquals(
                    "no TimerProvider named \"sundial\"; found [hashed-wheel]",
                    messageOf(IllegalArgumentException.class, rar, Map.of("timer", "sundial")));
            SystemProperty.with(
                    "rar.timer",
                    "hourglass",
                    () -> assertEquals(
                            "no TimerProvider named \"hourglass\", asked for by the system property rar.timer;"
                                    + " found [hashed-wheel]",
                            messageOf(IllegalArgumentException.class, rar, Map.of())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void timer_tieOfHighestPriority_isAnErrorAtOnce(PathKind kind) {
        Path dawn = Plugin.timer("acme.dawn", "dawn", 1_000_000).compile(folder);
        Path dusk = Plugin.timer("acme.dusk", "dusk", 1_000_000).compile(folder);
        try (IsolatedRar rar = kind.with(FIFO, dawn, dusk)) {
            assertEquals(
                    "several TimerProviders of the highest priority, 1000000: [dawn, dusk];"
                            + " choose one with Builder.timer(name) or the system property rar.timer",
                    messageOf(IllegalStateException.class, rar, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void load_constructorThrows_isReportedEvenIfOthersWork(PathKind kind) {
        Path broken = Plugin.scheduler("acme.broken", "broken", 0)
                .withConstructor("throw new IllegalStateException(\"out of order\");")
                .compile(folder);
        try (IsolatedRar rar = kind.with(broken, FIFO)) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class, () -> rar.call(BuildAndRun.class, Map.of("scheduler", "fifo")));
            String loaded = thrown.getMessage().endsWith("[]") ? "[]" : "[rar.executor.fifo.FifoProvider]";
            assertEquals(
                    "a SchedulerProvider on the path cannot be loaded: rar.api.spi.SchedulerProvider:"
                            + " Provider acme.broken.Provider could not be instantiated;"
                            + " mend it or take it off the path. Loaded before it: " + loaded,
                    thrown.getMessage());
            assertInstanceOf(ServiceConfigurationError.class, thrown.getCause());
            assertEquals("out of order", thrown.getCause().getCause().getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void load_classMissing_isReported(PathKind kind) throws Exception {
        Path missing = Plugin.scheduler("acme.missing", "missing", 0).compile(folder);
        Files.delete(missing.resolve("acme/missing/Provider.class"));
        try (IsolatedRar rar = kind.with(missing)) {
            assertEquals(
                    "a SchedulerProvider on the path cannot be loaded: rar.api.spi.SchedulerProvider:"
                            + " Provider acme.missing.Provider not found;"
                            + " mend it or take it off the path. Loaded before it: []",
                    messageOf(IllegalStateException.class, rar, Map.of()));
        }
    }

    @Test
    void load_notAProvider_isReported() throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("rar.api.spi.TimerProvider"), "rar.api.Builder\n");
        try (IsolatedRar rar = CLASS_PATH.with(FIFO, folder)) {
            assertEquals(
                    "a TimerProvider on the path cannot be loaded: rar.api.spi.TimerProvider:"
                            + " rar.api.Builder not a subtype;"
                            + " mend it or take it off the path. Loaded before it: []",
                    messageOf(IllegalStateException.class, rar, Map.of()));
        }
    }

    private static String messageOf(
            Class<? extends RuntimeException> type, IsolatedRar rar, Map<String, Object> choice) {
        return assertThrows(type, () -> rar.call(BuildAndRun.class, choice)).getMessage();
    }
}
