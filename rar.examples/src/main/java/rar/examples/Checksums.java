package rar.examples;

import java.nio.file.Path;
import java.util.List;
import rar.api.Builder;
import rar.api.Future;

/**
 * Prints the SHA-256 sums of all files below a directory, as {@code sha256sum} does, in the order of their paths.
 * Symbolic links are not followed. The exit status is 1 if something could not be read, and 2 for a wrong call.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=Checksums -Dargs=DIR
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=Checksums "-Dargs=DIR fifo"
 * </pre>
 */
public final class Checksums {
    private Checksums() {}

    /** Takes a directory, and maybe the name of a scheduler. */
    public static void main(String[] args) throws InterruptedException {
        try {
            System.exit(print(args));
        } catch (IllegalArgumentException e) { // from here, or from the builder about the scheduler's name
            System.err.println("Checksums: " + e.getMessage());
            System.exit(2);
        }
    }

    private static int print(String[] args) throws InterruptedException {
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("give it DIR, or DIR and SCHEDULER; found " + List.of(args));
        }
        Path directory = Path.of(args[0]);
        FileTree tree = new FileTree();
        Builder builder = new Builder().blockingThreads(16); // as many files are open at a time
        try (var scheduler = (args.length == 2 ? builder.scheduler(args[1]) : builder).build()) {
            if (Progress.isSeen()) {
                scheduler.spawn(new Progress(tree.sums::size)); // outside any scope: until the scheduler closes
            }
            scheduler.blockOn(Future.run(() -> tree.start(directory)));
        }
        tree.sums.forEach((file, sum) -> System.out.println(Sha256.line(sum, file)));
        tree.failures.forEach((path, why) -> System.err.println("Checksums: cannot read " + path + ": " + why));
        return tree.failures.isEmpty() && !System.out.checkError() ? 0 : 1;
    }
}
