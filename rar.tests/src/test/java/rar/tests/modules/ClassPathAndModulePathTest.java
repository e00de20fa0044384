package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Reactor;

/** Applications of both kinds, each in a JVM of its own, with every set of executors that they can have. */
class ClassPathAndModulePathTest {
    private static final Path API = Reactor.classes("rar.api");
    private static final Path FIFO = Reactor.classes("rar.executor.fifo");
    private static final Path STEALING = Reactor.classes("rar.executor.stealing");
    private static final String TINY = """
            package tiny;

            import java.util.List;
            import rar.api.*;

            public final class Tiny {
                private Tiny() {}

                public static void main(String[] args) {
                    try (Scheduler scheduler = new Builder().build()) {
                        int sum = scheduler.blockOn(Future.defer(() -> {
                            var numbers = List.of(1, 2, 3);
                            return Futures.joinAll(
                                    numbers.stream().map(n -> Context.spawn(Future.ready(n))).toList());
                        }).map(values -> values.stream().mapToInt(n -> n).sum()));
                        System.out.println(scheduler.provider() + " " + sum);
                    }
                }
            }
            """;
    private static final String NONE =
            "java.lang.IllegalStateException: no SchedulerProvider found: add the module rar.executor.stealing"
                    + " or rar.executor.fifo to the module path or the class path";

    @TempDir
    static Path tiny;

    /** How the application and RAR are started. */
    enum Launch {
        ALL_ON_CLASS_PATH,
        ALL_ON_MODULE_PATH,
        PROVIDERS_ON_CLASS_PATH_ONLY;

        ChildJvm run(Path application, String mainModule, String mainClass, List<String> options, Path... providers) {
            Path[] others =
                    Stream.concat(Stream.of(application), Stream.of(providers)).toArray(Path[]::new);
            Path[] all = Stream.concat(Stream.of(API), Stream.of(others)).toArray(Path[]::new);
            List<String> launch = switch (this) {
                case ALL_ON_CLASS_PATH -> List.of("--class-path", Javac.path(all), mainClass);
                case ALL_ON_MODULE_PATH ->
                    List.of("--module-path", Javac.path(all), "--module", mainModule + "/" + mainClass);
                case PROVIDERS_ON_CLASS_PATH_ONLY ->
                    List.of(
                            "--module-path",
                            API.toString(),
                            "--add-modules",
                            "rar.api",
                            "--class-path",
                            Javac.path(others),
                            mainClass);
            };
            return ChildJvm.java(
                    Stream.concat(options.stream(), launch.stream()).toArray(String[]::new));
        }
    }

    @BeforeAll
    static void compile() {
        Map<String, String> sources =
                Map.of("module-info.java", "module tiny { requires rar.api; }", "tiny/Tiny.java", TINY);
        Javac.onModulePath(tiny, sources, API);
    }

    @ParameterizedTest
    @EnumSource
    void tiny_stealingOnly_runsOnIt(Launch launch) {
        assertEquals("work-stealing 6\n", tiny(launch, List.of(), STEALING));
    }

    @ParameterizedTest
    @EnumSource
    void tiny_fifoOnly_runsOnIt(Launch launch) {
        assertEquals("fifo 6\n", tiny(launch, List.of(), FIFO));
    }

    @ParameterizedTest
    @EnumSource
    void tiny_both_runsOnWorkStealing(Launch launch) {
        assertEquals("work-stealing 6\n", tiny(launch, List.of(), FIFO, STEALING));
        assertEquals("work-stealing 6\n", tiny(launch, List.of(), STEALING, FIFO));
    }

    @ParameterizedTest
    @EnumSource
    void tiny_bothAndProperty_runsOnTheNamed(Launch launch) {
        assertEquals("fifo 6\n", tiny(launch, List.of("-Drar.scheduler=fifo"), FIFO, STEALING));
    }

    @ParameterizedTest
    @EnumSource
    void tiny_none_endsWithTheModuleToAdd(Launch launch) {
        ChildJvm child = launch.run(tiny, "tiny", "tiny.Tiny", List.of());
        assertEquals(1, child.status(), child::toString);
        assertEquals("", child.out());
        assertTrue(child.err().lines().anyMatch(line -> line.endsWith(NONE)), child::err);
    }

    @ParameterizedTest
    @EnumSource
    void hello_stealingOnly_runsOnIt(Launch launch) {
        HelloOutput.check(hello(launch, STEALING), "work-stealing");
    }

    @ParameterizedTest
    @EnumSource
    void hello_fifoOnly_runsOnIt(Launch launch) {
        HelloOutput.check(hello(launch, FIFO), "fifo");
    }

    @ParameterizedTest
    @EnumSource
    void hello_both_runsOnBoth(Launch launch) {
        HelloOutput.check(hello(launch, FIFO, STEALING), "fifo", "work-stealing");
    }

    @ParameterizedTest
    @EnumSource
    void hello_none_runsOnItsOwn(Launch launch) {
        HelloOutput.check(hello(launch));
    }

    @Test
    void launch_wrongProgram_isNoticed() {
        ChildJvm child = ChildJvm.java("--class-path", tiny.toString(), "tiny.Large");
        assertEquals(1, child.status(), child::toString);
        assertTrue(child.err().contains("ClassNotFoundException"), child::err);
    }

    private static String tiny(Launch launch, List<String> options, Path... providers) {
        ChildJvm child =
                launch.run(tiny, "tiny", "tiny.Tiny", options, providers).requireSuccess();
        assertEquals("", child.err());
        return child.out().replace("\r", "");
    }

    private static List<String> hello(Launch launch, Path... providers) {
        Path examples = Reactor.classes("rar.examples");
        Stream<Path> others = Stream.of("rar.async", "rar.sync", "rar.timer").map(Reactor::classes);
        Path[] all = Stream.concat(Stream.of(providers), others).toArray(Path[]::new);
        ChildJvm child = launch.run(examples, "rar.examples", "rar.examples.Hello", List.of(), all)
                .requireSuccess();
        assertEquals("", child.err());
        return child.lines();
    }
}
