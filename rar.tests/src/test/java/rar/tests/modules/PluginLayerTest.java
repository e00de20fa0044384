package rar.tests.modules;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.Time;
import rar.tests.builder.BuildAndRun;
import rar.tests.jvm.IsolatedRar;
import rar.tests.jvm.Plugin;
import rar.tests.jvm.Reactor;

/** Executors and timers that come in a module layer of their own, above the one that RAR is in. */
class PluginLayerTest {
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");
    private static final Path STEALING = Reactor.classes("rar.executor.stealing");
    private static final Path TIMER = Reactor.classes("rar.timer");

    @TempDir
    Path folder;

    @Test
    void layer_builtInExecutors_runTasks() {
        try (IsolatedRar rar = IsolatedRar.onModulePath()) {
            ModuleLayer fifo = rar.plugins(FIFO);
            ModuleLayer both = rar.plugins(FIFO, STEALING);
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of("layer", fifo)));
            assertEquals("work-stealing", rar.call(BuildAndRun.class, Map.of("layer", both)));
            assertEquals("fifo", rar.call(BuildAndRun.class, Map.of("layer", both, "scheduler", "fifo")));
        }
    }

    @Test
    void layer_providerCompiledJustNow_isChosenByName() {
        Path plugin = Plugin.scheduler("acme.fresh", "fresh", 0).compile(folder);
        try (IsolatedRar rar = IsolatedRar.onModulePath(STEALING)) {
            ModuleLayer layer = rar.plugins(plugin);
            assertEquals("fresh", rar.call(BuildAndRun.class, Map.of("layer", layer, "scheduler", "fresh")));
        }
    }

    @Test
    void layer_timer_isUsed() {
        try (IsolatedRar rar = IsolatedRar.onModulePath()) {
            assertEquals("slept", rar.call(SleepInLayer.class, rar.plugins(FIFO, TIMER)));
        }
    }

    @Test
    void layer_onLayer_findsProvidersOfAll() {
        Path lower = Plugin.scheduler("acme.lower", "lower", 0).compile(folder);
        Path upper = Plugin.scheduler("acme.upper", "upper", 0).compile(folder);
        try (IsolatedRar rar = IsolatedRar.onModulePath(FIFO)) {
            ModuleLayer layer = rar.plugins(rar.plugins(lower), upper);
            for (String name : List.of("upper", "lower", "fifo")) {
                assertEquals(name, rar.call(BuildAndRun.class, Map.of("layer", layer, "scheduler", name)));
            }
        }
    }

    @Test
    void layers_sideBySide_doNotSeeEachOther() {
        Path one = Plugin.scheduler("acme.one", "plugin", 0).compile(folder.resolve("first"));
        Path other = Plugin.scheduler("acme.one", "plugin", 0)
                .making("throw new UnsupportedOperationException(\"the other version\");")
                .compile(folder.resolve("second"));
        try (IsolatedRar rar = IsolatedRar.onModulePath()) {
            ModuleLayer first = rar.plugins(one);
            ModuleLayer second = rar.plugins(other);
            assertEquals("plugin", rar.call(BuildAndRun.class, Map.of("layer", first)));
            assertEquals(
                    "the other version",
                    assertThrows(
                                    UnsupportedOperationException.class,
                                    () -> rar.call(BuildAndRun.class, Map.of("layer", second)))
                            .getMessage());
        }
    }

    @Test
    void layer_emptyAndNoneBelow_namesTheModuleToAdd() {
        try (IsolatedRar rar = IsolatedRar.onModulePath()) {
            assertEquals(
                    "no SchedulerProvider found: add the module rar.executor.stealing or rar.executor.fifo"
                            + " to the module path or the class path",
                    assertThrows(
                                    IllegalStateException.class,
                                    () -> rar.call(BuildAndRun.class, Map.of("layer", rar.layer())))
                            .getMessage());
        }
    }

    @Test
    void layer_taskInPlugin_runsOnItsThreadsWithRarsContext() {
        try (IsolatedRar rar = IsolatedRar.onModulePath()) {
            assertEquals(
                    "rar-plugged-worker-0 of Scheduler[plugged, fifo, threads=1]",
                    rar.call(WhereTasksRun.class, rar.plugins(FIFO)));
        }
    }

    @Test
    void layer_schedulerClosed_canBeUnloaded() {
        Path plugin = Plugin.scheduler("acme.brief", "brief", 0).compile(folder);
        try (IsolatedRar rar = IsolatedRar.onModulePath()) {
            for (Path path : List.of(plugin, FIFO, STEALING)) {
                WeakReference<ModuleLayer> unloaded = useAndForget(rar, path);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> {
                            System.gc();
                            return unloaded.refersTo(null);
                        });
            }
            assertFalse(rar.layer().findModule("acme.brief").isPresent());
        }
    }

    private static WeakReference<ModuleLayer> useAndForget(IsolatedRar rar, Path path) {
        ModuleLayer layer = rar.plugins(path);
        rar.call(BuildAndRun.class, Map.of("layer", layer));
        return new WeakReference<>(layer);
    }

    /** Runs inside. */
    static final class SleepInLayer implements Function<ModuleLayer, String> {
        @Override
        public String apply(ModuleLayer layer) {
            try (Scheduler scheduler = new Builder().layer(layer).build()) {
                return scheduler.blockOn(Time.sleep(Duration.ofMillis(1)).map(done -> "slept"));
            }
        }
    }

    /** Runs inside. */
    static final class WhereTasksRun implements Function<ModuleLayer, String> {
        @Override
        public String apply(ModuleLayer layer) {
            Builder builder = new Builder().layer(layer).name("plugged").threads(1);
            try (Scheduler scheduler = builder.build()) {
                return scheduler.blockOn(Future.defer(
                        () -> Context.spawn(Future.call(() -> Thread.currentThread()
                                        .getName() + " of " + Context.current().scheduler()))));
            }
        }
    }
}
