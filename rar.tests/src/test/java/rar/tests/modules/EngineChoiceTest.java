package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Jlink;
import rar.tests.jvm.Reactor;

/** Direct style in JVMs of its own, on either path, with the flag and without. */
class EngineChoiceTest {
    private static final boolean HAS_CONTINUATIONS = Runtime.version().feature() >= 21;
    private static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=";
    private static final String FORCE = "-Drar.async.engine=";
    private static final String DIRECT = """
            package direct;

            import static rar.async.Async.*;

            import rar.api.*;

            public final class Direct {
                private Direct() {}

                public static void main(String[] args) {
                    try (Scheduler scheduler = new Builder().threads(1).build()) {
                        int sum = scheduler.blockOn(async(() -> {
                            await(Context.yieldNow());
                            return 40 + await(Context.spawn(async(() -> 2)));
                        }));
                        System.out.println(engine() + " " + sum);
                    }
                }
            }
            """;
    private static final Path[] MODULES = Stream.of("rar.api", "rar.async", "rar.executor.stealing")
            .map(Reactor::classes)
            .toArray(Path[]::new);

    @TempDir
    static Path direct;

    @TempDir
    static Path folder;

    /** On which path everything is. */
    enum Launch {
        CLASS_PATH("ALL-UNNAMED"),
        MODULE_PATH("rar.async");

        final String user;

        Launch(String user) {
            this.user = user;
        }

        ChildJvm run(String... options) {
            return ChildJvm.java(command(options));
        }

        String[] command(String... options) {
            List<String> command = new ArrayList<>(List.of(options));
            Path[] path = Stream.concat(Stream.of(direct), Stream.of(MODULES)).toArray(Path[]::new);
            command.addAll(
                    this == CLASS_PATH
                            ? List.of("--class-path", Javac.path(path), "direct.Direct")
                            : List.of("--module-path", Javac.path(path), "--module", "direct/direct.Direct"));
            return command.toArray(String[]::new);
        }
    }

    @BeforeAll
    static void compile() {
        String module = "module direct { requires rar.api; requires rar.async; }";
        Javac.onModulePath(direct, Map.of("module-info.java", module, "direct/Direct.java", DIRECT), MODULES);
    }

    @ParameterizedTest
    @EnumSource
    void engine_noFlag_isAThread(Launch launch) {
        assertPrints((HAS_CONTINUATIONS ? "virtual" : "platform") + " 42\n", launch.run());
    }

    @ParameterizedTest
    @EnumSource
    void engine_flag_isContinuationWhereTheJdkHasIt(Launch launch) {
        assertPrints((HAS_CONTINUATIONS ? "continuation" : "platform") + " 42\n", launch.run(EXPORT + launch.user));
    }

    @ParameterizedTest
    @EnumSource
    void engine_forcedPlatform_isThat(Launch launch) {
        assertPrints("platform 42\n", launch.run(EXPORT + launch.user, FORCE + "platform"));
    }

    @ParameterizedTest
    @EnumSource
    void engine_forcedContinuationWithoutFlag_saysWhatItNeeds(Launch launch) {
        ChildJvm child = launch.run(FORCE + "continuation");
        assertEquals(1, child.status(), child::toString);
        String needed = HAS_CONTINUATIONS
                ? "--add-exports java.base/jdk.internal.vm=" + launch.user
                : "continuations need JDK 21 or newer, this is JDK " + Runtime.version();
        assertTrue(child.err().contains(needed), child::err);
    }

    @Test
    void engine_manifestOfTheJar_isContinuationWhereTheJdkHasIt() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "direct.Direct");
        attributes.putValue("Add-Exports", "java.base/jdk.internal.vm");
        String path = String.join(
                " ", Stream.of(MODULES).map(module -> module.toUri().toString()).toList());
        attributes.put(Attributes.Name.CLASS_PATH, path);
        Path jar = folder.resolve("direct.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("direct/Direct.class"));
            out.write(Files.readAllBytes(direct.resolve("direct/Direct.class")));
            out.closeEntry();
        }
        assertPrints(
                (HAS_CONTINUATIONS ? "continuation" : "platform") + " 42\n", ChildJvm.java("-jar", jar.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void engine_flagInTheEnvironment_isContinuationWhereTheJdkHasIt(Launch launch) {
        ChildJvm child = ChildJvm.javaWithEnvironment(EXPORT + launch.user, launch.command());
        assertEquals((HAS_CONTINUATIONS ? "continuation" : "platform") + " 42\n", child.out());
        assertEquals("NOTE: Picked up JDK_JAVA_OPTIONS: " + EXPORT + launch.user + "\n", child.err());
    }

    @Test
    void engine_flagInTheImage_isContinuationWhereTheJdkHasIt() {
        Path image = folder.resolve("image");
        String path =
                Javac.path(Stream.concat(Stream.of(direct), Stream.of(MODULES)).toArray(Path[]::new));
        Jlink.link(
                image, path, "--add-modules", "direct,rar.executor.stealing", "--add-options= " + EXPORT + "rar.async");
        assertPrints(
                (HAS_CONTINUATIONS ? "continuation" : "platform") + " 42\n",
                ChildJvm.launch(image, "--module", "direct/direct.Direct"));
    }

    private static void assertPrints(String expected, ChildJvm child) {
        assertEquals(new ChildJvm(0, expected, ""), child);
    }
}
