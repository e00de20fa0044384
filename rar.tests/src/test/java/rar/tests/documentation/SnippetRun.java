package rar.tests.documentation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rar.tests.builder.BuildAndRun;
import rar.tests.documentation.SnippetFile.Kind;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.IsolatedRar;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Reactor;

/** Compiles a snippet as a user would, runs it in a JVM of its own, and compares what it prints. */
final class SnippetRun {
    private static final Path[] RAR = Stream.of(
                    "rar.api", "rar.async", "rar.executor.fifo", "rar.executor.stealing", "rar.timer")
            .map(Reactor::classes)
            .toArray(Path[]::new);

    private SnippetRun() {}

    /**
     * Fails unless all is well with the snippet.
     *
     * @param before the snippet before it, which is the content of a module, if that is what the snippet declares
     * @param folder where to put the classes
     */
    static void check(Snippet snippet, @Nullable Snippet before, Path folder) {
        SnippetFile file = SnippetFile.of(snippet.code());
        if (file.kind() == Kind.MODULE) {
            checkModule(file, before, folder);
            return;
        }
        Javac.onClassPath(folder, Map.of(file.name(), file.text()), RAR);
        if (file.mainClass() != null) {
            Path[] path = Stream.concat(Stream.of(folder), Stream.of(RAR)).toArray(Path[]::new);
            ChildJvm child = ChildJvm.java("--class-path", Javac.path(path), file.mainClass());
            checkOutput(snippet.output(), child);
        } else if (snippet.output() != null) {
            throw new AssertionError("is said to print " + snippet.output() + ", but there is nothing to run");
        }
    }

    /** A scheduler that it provides has to run tasks. */
    private static void checkModule(SnippetFile module, @Nullable Snippet before, Path folder) {
        Map<String, String> sources = new HashMap<>(Map.of(module.name(), module.text()));
        if (before != null) {
            SnippetFile content = SnippetFile.of(before.code());
            if (content.kind() == Kind.PACKAGED_TYPES) {
                sources.put(content.name(), content.text());
            }
        }
        Javac.onModulePath(folder, sources, RAR);
        if (module.text().contains("provides rar.api.spi.SchedulerProvider")) {
            try (IsolatedRar rar = IsolatedRar.onModulePath(folder)) {
                rar.call(BuildAndRun.class, Map.of());
            }
        }
    }

    private static void checkOutput(@Nullable List<String> expected, ChildJvm child) {
        if (child.status() != 0 || !child.err().isEmpty()) {
            throw new AssertionError("ended with " + child);
        }
        List<String> printed = child.out().lines().map(String::strip).toList();
        if (expected != null && !expected.equals(printed)) {
            throw new AssertionError("printed " + printed + ", expected " + expected);
        }
    }
}
