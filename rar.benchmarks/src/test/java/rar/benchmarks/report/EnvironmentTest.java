package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit was measured, as git says. */
class EnvironmentTest {
    @TempDir
    Path repository;

    @BeforeEach
    void commit() throws Exception {
        assumeFalse(Environment.git(Path.of("."), "--version").isEmpty(), "needs git");
        Files.createDirectories(repository.resolve("docs"));
        for (String name : List.of("code", "docs/benchmarks.md", "docs/benchmarks.svg", "docs/other.md")) {
            write(name, "before");
        }
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "-q", "-m", "all");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(repository.resolve(name), text);
    }

    private void git(String... arguments) throws Exception {
        List<String> command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        assertEquals(
                0,
                new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor());
    }

    private String current() {
        return Environment.commitOf(repository.resolve("docs"));
    }

    @Test
    void commit_withoutChanges_isThatOfTheHead() {
        assertTrue(current().matches("[0-9a-f]{12}"), this::current);
    }

    @Test
    void commit_withChanges_isMarked() throws Exception {
        write("docs/other.md", "after");
        assertTrue(current().endsWith("+"), this::current);
    }

    /** A full run writes it; who measures some of it again does so of the same commit. */
    @Test
    void commit_withANewReport_isTheSame() throws Exception {
        String before = current();
        write("docs/benchmarks.md", "after");
        write("docs/benchmarks.svg", "after");
        assertEquals(before, current());
    }

    @Test
    void commit_outsideARepository_isUnknown(@TempDir Path elsewhere) {
        assertEquals("unknown", Environment.commitOf(elsewhere));
    }
}
