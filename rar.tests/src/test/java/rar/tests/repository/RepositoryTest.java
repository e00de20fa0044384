package rar.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rar.tests.jvm.JavaSource;
import rar.tests.jvm.Reactor;

/** Habits that are cheap to check: short files, no promises in comments, no sleeping tests. */
class RepositoryTest {
    private static final int LONGEST_FILE = 400;
    private static final Pattern PROMISE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|xml|properties|config)|.*/\\.ci/.*");

    /** Tests that may let a thread sleep, for want of something to wait for. */
    private static final Set<String> MAY_SLEEP = Set.of();

    @Test
    void files_ofJava_areShort() {
        List<Path> files = files().stream().filter(RepositoryTest::isJava).toList();
        assertFalse(files.isEmpty());
        assertEquals(
                List.of(),
                files.stream()
                        .flatMap(file -> tooLong(file.getFileName().toString(), read(file)))
                        .toList());
    }

    @Test
    void files_ofText_promiseNothing() {
        assertEquals(
                List.of(),
                files().stream()
                        .flatMap(file -> promises(file.getFileName().toString(), read(file)))
                        .toList());
    }

    @Test
    void tests_always_waitForSomethingButTime() {
        assertEquals(
                List.of(),
                files().stream()
                        .filter(file -> isJava(file) && file.toString().contains("/src/test/"))
                        .filter(file -> !MAY_SLEEP.contains(file.getFileName().toString()))
                        .filter(file -> read(file).contains("sleep")) // parsing takes longer
                        .flatMap(file -> SleepCalls.in(JavaSource.parse(file)).stream())
                        .toList());
    }

    @Test
    void files_ofEveryModule_areLookedAt() {
        List<Path> files = files();
        for (String module : Reactor.modules()) {
            assertTrue(files.contains(Reactor.sources(module).resolve("module-info.java")), module);
        }
        assertTrue(files.contains(Reactor.root().resolve(".ci/run")), "the script of the CI");
    }

    // ---- canaries

    @Test
    void tooLong_oneLineMore_isFound() {
        assertEquals(0, tooLong("A.java", "\n".repeat(LONGEST_FILE)).count());
        assertEquals(
                List.of("A.java has 401 lines"),
                tooLong("A.java", "\n".repeat(LONGEST_FILE + 1)).toList());
    }

    @Test
    void promises_anyMarker_isFound() {
        String text = "first\n// TO" + "DO later\nMETHODS\n/* FIX" + "ME */\n";
        assertEquals(List.of("A.java:2", "A.java:4"), promises("A.java", text).toList());
    }

    @Test
    void sleepCalls_anyForm_isFound() {
        String text = """
                class A {
                    // Thread.sleep(1);
                    String text = "Thread.sleep(1);";
                    Object future = Time.sleep(second);
                    void a() throws Exception {
                        Thread.sleep(1);
                        run(() -> java.lang.Thread.sleep(Duration.ZERO));
                        TimeUnit.MILLISECONDS.sleep(1);
                        new Thread(() -> { try { SECONDS.sleep(2); } finally { } });
                    }
                }
                """;
        assertEquals(
                List.of("A.java:6", "A.java:7", "A.java:8", "A.java:9"),
                SleepCalls.in(JavaSource.parse("A.java", text)));
    }

    private static Stream<String> tooLong(String name, String text) {
        long lines = text.lines().count();
        return lines <= LONGEST_FILE ? Stream.of() : Stream.of(name + " has " + lines + " lines");
    }

    private static Stream<String> promises(String name, String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> PROMISE.matcher(lines.get(i)).find())
                .mapToObj(i -> name + ":" + (i + 1));
    }

    /** The files of text that belong to the repository, sorted; what a build makes is left out. */
    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        collect(Reactor.root(), files);
        return files;
    }

    private static void collect(Path folder, List<Path> files) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child) && !Set.of(".git", "target").contains(name)) {
                    collect(child, files);
                } else if (TEXT.matcher(child.toString().replace('\\', '/')).matches() && Files.isRegularFile(child)) {
                    files.add(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
