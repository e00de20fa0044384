package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.api.Builder;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TimerProvider;
import rar.tests.jvm.IsolatedRar;
import rar.tests.jvm.Plugin;
import rar.tests.jvm.Reactor;
import rar.tests.jvm.SystemProperty;

/** Which provider a builder takes: by name, by system property, by priority; on either path and in a layer. */
class ProviderChoiceTest {
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");
    private static final Path STEALING = Reactor.classes("rar.executor.stealing");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void build_oneProvider_takesIt(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO)) {
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_bothExecutors_prefersWorkStealing(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, STEALING)) {
            assertEquals("work-stealing", rar.call(BuildAndRun.class, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_named_takesTheNamed(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, STEALING)) {
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of("scheduler", "fifo")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_property_takesTheNamed(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, STEALING)) {
            SystemProperty.with(
                    "rar.scheduler", " fifo ", () -> assertEquals("fifo", rar.call(BuildAndRun.class, Map.of())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_namedAndProperty_nameWins(PathKind kind) {
        try (IsolatedRar rar = kind.with(FIFO, STEALING)) {
            Map<String, Object> choice = Map.of("scheduler", "work-stealing");
            SystemProperty.with(
                    "rar.scheduler", "fifo", () -> assertEquals("work-stealing", rar.call(BuildAndRun.class, choice)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_ownProviderOfHighestPriority_winsOverWorkStealing(PathKind kind) {
        Path own = Plugin.scheduler("acme.first", "first", Integer.MAX_VALUE).compile(folder);
        try (IsolatedRar rar = kind.with(FIFO, own, STEALING)) {
            assertEquals("first", rar.call(BuildAndRun.class, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void build_ownProviderOfDefaultPriority_isTakenByNameOnly(PathKind kind) {
        Path own = Plugin.scheduler("acme.plain", "plain", 0).compile(folder);
        try (IsolatedRar rar = kind.with(own, STEALING)) {
            assertEquals("work-stealing", rar.call(BuildAndRun.class, Map.of()));
            assertEquals("plain", rar.call(BuildAndRun.class, Map.of("scheduler", "plain")));
        }
    }

    @Test
    void build_layerGiven_looksInItAndItsParents() {
        Path own = Plugin.scheduler("acme.plain", "plain", 0).compile(folder);
        try (IsolatedRar rar = IsolatedRar.onModulePath(STEALING)) {
            ModuleLayer layer = rar.plugins(own);
            assertEquals("plain", rar.call(BuildAndRun.class, Map.of("layer", layer, "scheduler", "plain")));
            assertEquals("work-stealing", rar.call(BuildAndRun.class, Map.of("layer", layer)));
        }
    }

    @Test
    void build_noLayerGiven_doesNotLookIntoOtherLayers() {
        Path own = Plugin.scheduler("acme.first", "first", Integer.MAX_VALUE).compile(folder);
        try (IsolatedRar rar = IsolatedRar.onModulePath(FIFO)) {
            ModuleLayer unused = rar.plugins(own);
            assertEquals(List.of(own.toString()), locations(unused));
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void timer_namedPropertyAndPriority_areDecidedAsForSchedulers(PathKind kind) {
        Path low = Plugin.timer("acme.low", "low", 1).compile(folder);
        Path high = Plugin.timer("acme.high", "high", 2).compile(folder);
        try (IsolatedRar rar = kind.with(FIFO, low, high)) {
            assertEquals("high was chosen", chosenTimer(rar, ""));
            assertEquals("low was chosen", chosenTimer(rar, "low"));
            SystemProperty.with("rar.timer", "low", () -> {
                assertEquals("low was chosen", chosenTimer(rar, ""));
                assertEquals("high was chosen", chosenTimer(rar, "high"));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void lists_severalProviders_goByDescendingPriority(PathKind kind) {
        Path first = Plugin.scheduler("acme.first", "first", Integer.MAX_VALUE).compile(folder);
        Path last = Plugin.scheduler("acme.last", "last", Integer.MIN_VALUE).compile(folder);
        Path high = Plugin.timer("acme.high", "high", Integer.MAX_VALUE).compile(folder);
        try (IsolatedRar rar = kind.with(last, FIFO, STEALING, first, Reactor.classes("rar.timer"), high)) {
            assertEquals(
                    List.of("first", "work-stealing", "fifo", "last", "-", "high", "hashed-wheel"),
                    rar.call(Names.class, "-"));
        }
    }

    /** A generated timer says its name when the first sleep makes it. */
    private static String chosenTimer(IsolatedRar rar, String name) {
        return assertThrows(UnsupportedOperationException.class, () -> rar.call(FirstSleep.class, name))
                .getMessage();
    }

    private static List<String> locations(ModuleLayer layer) {
        return layer.configuration().modules().stream()
                .map(module -> Path.of(module.reference().location().orElseThrow()))
                .map(Path::toString)
                .toList();
    }

    /** Lists the names of all providers. Runs inside. */
    static final class Names implements Function<String, List<String>> {
        @Override
        public List<String> apply(String separator) {
            List<String> names = new ArrayList<>();
            Builder.schedulers().stream().map(SchedulerProvider::name).forEach(names::add);
            names.add(separator);
            Builder.timers().stream().map(TimerProvider::name).forEach(names::add);
            return names;
        }
    }
}
