package rar.tests.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The modules of this build, as they lie in its folders. */
public final class Reactor {
    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("rar.root"), "the system property rar.root is not set"));

    private Reactor() {}

    /** The top of the repository. */
    public static Path root() {
        return ROOT;
    }

    /** The names of all modules that have a {@code module-info}, sorted. */
    public static List<String> modules() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("src/main/java/module-info.java")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the sources of a module are. */
    public static Path sources(String module) {
        return ROOT.resolve(module).resolve("src/main/java");
    }

    /** Where the classes of a module are: the exploded module, there in every phase from {@code compile} on. */
    public static Path classes(String module) {
        Path classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.exists(classes.resolve("module-info.class"))) {
            throw new IllegalStateException(module + " has not been compiled: no module-info.class in " + classes);
        }
        return classes;
    }

    /** The files below a folder whose names end in {@code suffix}, sorted; none if there is no such folder. */
    public static List<Path> files(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
