package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Jlink;
import rar.tests.jvm.Reactor;

/** A run-time image holds the modules that an application uses and no others, and works. */
class JlinkTest {
    private static final Map<String, String> NAMES =
            Map.of("rar.executor.fifo", "fifo", "rar.executor.stealing", "work-stealing");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rar.executor.fifo", "rar.executor.stealing"})
    void image_oneExecutorAndTheTimer_runsHello(String executor) {
        Path image = folder.resolve("image");
        Set<String> modules = Set.of("rar.api", "rar.async", "rar.examples", "rar.sync", "rar.timer", executor);
        Path[] path = modules.stream().map(Reactor::classes).toArray(Path[]::new);
        Jlink.link(image, Javac.path(path), "--add-modules", String.join(",", modules));

        List<String> linked =
                ChildJvm.launch(image, "--list-modules").requireSuccess().lines();
        assertEquals(
                Set.of("java.base", "rar.api", "rar.async", "rar.examples", "rar.sync", "rar.timer", executor),
                linked.stream().map(line -> line.replaceFirst("@.*", "")).collect(Collectors.toSet()));

        ChildJvm hello =
                ChildJvm.launch(image, "-m", "rar.examples/rar.examples.Hello").requireSuccess();
        assertEquals("", hello.err());
        HelloOutput.check(hello.lines(), NAMES.get(executor));
    }
}
