package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Plugin;
import rar.tests.jvm.Reactor;

/** A whole application, in a JVM of its own, that loads schedulers from folders it is told of when it is started. */
class PluginApplicationTest {
    private static final Path API = Reactor.classes("rar.api");
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");
    private static final String HOST = """
            package host;

            import java.lang.module.ModuleFinder;
            import java.nio.file.Path;
            import java.util.List;
            import java.util.Set;
            import rar.api.*;

            public final class Host {
                private Host() {}

                public static void main(String[] args) {
                    ModuleLayer own = ModuleLayer.boot();
                    var plugins = own.configuration()
                            .resolve(ModuleFinder.of(Path.of(args[0])), ModuleFinder.of(), Set.of(args[1]));
                    var layer = own.defineModulesWithOneLoader(plugins, ClassLoader.getSystemClassLoader());
                    try (Scheduler scheduler = new Builder().layer(layer).build()) {
                        Future<Integer> sum = Future.defer(() -> Futures.zip(
                                Context.spawn(Future.ready(1)), Context.spawn(Future.ready(2)), Integer::sum));
                        System.out.println(scheduler.provider() + " " + scheduler.blockOn(sum));
                    }
                    System.out.println("without the layer: " + Builder.schedulers());
                }
            }
            """;

    @TempDir
    Path folder;

    private Path host;

    @BeforeEach
    void compile() {
        host = folder.resolve("host");
        Map<String, String> sources =
                Map.of("module-info.java", "module host { requires rar.api; }", "host/Host.java", HOST);
        Javac.onModulePath(host, sources, API);
    }

    @Test
    void host_onModulePath_loadsFifoAsPlugin() {
        assertEquals(List.of("fifo 3", "without the layer: []"), onModulePath(FIFO, "rar.executor.fifo"));
    }

    @Test
    void host_onModulePath_loadsForeignPlugin() {
        Path plugin = Plugin.scheduler("acme.fresh", "fresh", 0).compile(folder);
        assertEquals(List.of("fresh 3", "without the layer: []"), onModulePath(plugin, "acme.fresh"));
    }

    /** A module cannot require what is on the class path, an automatic one need not. */
    @Test
    void host_onClassPath_loadsAutomaticModuleAsPlugin() throws Exception {
        Path plugin = Plugin.scheduler("acme.fresh", "fresh", 0).compile(folder);
        Files.delete(plugin.resolve("module-info.class"));
        Path jar = folder.resolve("fresh.jar");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", plugin.toString(), ".");
        assertEquals(0, status);
        ChildJvm child = ChildJvm.java("--class-path", Javac.path(host, API), "host.Host", jar.toString(), "fresh");
        assertEquals(
                List.of("fresh 3", "without the layer: []"),
                child.requireSuccess().lines());
    }

    @Test
    void host_pluginFolderEmpty_saysThatTheModuleIsMissing() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        ChildJvm child = launch(empty, "acme.fresh");
        assertEquals(1, child.status(), child::toString);
        assertTrue(child.err().contains("FindException: Module acme.fresh not found"), child::err);
    }

    private List<String> onModulePath(Path plugin, String module) {
        ChildJvm child = launch(plugin, module).requireSuccess();
        assertEquals("", child.err());
        return child.lines();
    }

    private ChildJvm launch(Path plugin, String module) {
        return ChildJvm.java(
                "--module-path", Javac.path(host, API), "--module", "host/host.Host", plugin.toString(), module);
    }
}
