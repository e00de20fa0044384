package rar.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;

/** The sums of the files in a tree, and what could not be read. Both fill up while the tasks of the tree run. */
final class FileTree {
    final Map<Path, String> sums = new ConcurrentSkipListMap<>(); // paths are ordered byte by byte
    final Map<Path, String> failures = new ConcurrentSkipListMap<>();

    /** Starts a task for the directory; it starts others for what is in it. The scope of all ends with the last. */
    void start(Path directory) {
        start(directory, () -> list(directory));
    }

    private void start(Path path, Callable<@Nullable Void> body) {
        Context.spawn(Context.spawnBlocking(body).recover(failure -> {
            failures.put(path, failure.toString());
            return Future.ready(null);
        }));
    }

    private @Nullable Void list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            entries.forEach(entry -> start(entry, () -> visit(entry)));
        }
        return null;
    }

    private @Nullable Void visit(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
            return list(path);
        }
        if (attributes.isRegularFile()) {
            sums.put(writable(path), Sha256.of(path));
        }
        return null;
    }

    /** A name may have bytes that mean nothing in the locale's charset, and would be written down as another name. */
    private static Path writable(Path path) throws IOException {
        if (!Path.of(path.toString()).equals(path)) {
            throw new IOException("the name has bytes that mean nothing in this locale");
        }
        return path;
    }
}
