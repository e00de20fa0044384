package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;

class FileTreeTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final FileTree tree = new FileTree();

    @TempDir
    Path dir;

    /** Unreadable for everyone, root included: gone when it is looked at. */
    @Test
    void start_fileVanishesAfterTheListing_isAFailureAndTheOthersHaveSums() throws IOException {
        Path stays = Files.createFile(dir.resolve("stays"));
        Path vanishes = Files.createFile(dir.resolve("vanishes"));
        CountDownLatch queued = new CountDownLatch(1);

        // One thread, and so in this order: the wait, the listing, the deletion, the looks at what was listed.
        try (var scheduler = new Builder().blockingThreads(1).build()) {
            scheduler.blockOn(Future.run(() -> {
                Context.spawnBlocking(() -> {
                    queued.await();
                    return true;
                });
                tree.start(dir);
                Context.spawnBlocking(() -> Files.deleteIfExists(vanishes));
                queued.countDown();
            }));
        }

        assertEquals(Map.of(stays, EMPTY), tree.sums);
        assertEquals(Map.of(vanishes, "java.nio.file.NoSuchFileException: " + vanishes), tree.failures);
    }
}
