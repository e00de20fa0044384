package rar.jcstress;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * A run of jcstress, in a JVM of its own, over the tests in a folder's index.
 *
 * @param folder where the index and the changed classes are, under {@code classes}; receives the log and the results
 * @param mode {@code short}, or a mode of jcstress
 */
record Run(Path folder, String mode) {
    /** One JVM a test, one mix of compilers, a heap of moderate size: what a build has time for. */
    private static final List<String> SHORT = List.of(
            "-f 1 -fsm 1 -iters 1 -sc false -spinStyle THREAD_YIELD -pth false -hs 128 -strideSize 128 -strideCount 8"
                    .split(" "));

    private static final String SHORT_JVM = "-Xmx128m -XX:+UseSerialGC";

    /** How long an iteration of a short run takes, unless more is asked for. */
    private static final int SHORT_MILLIS = 100;

    boolean isShort() {
        return mode.equals("short");
    }

    /** Where variants and their index are to be written. */
    Path classes() {
        return folder.resolve("classes");
    }

    /**
     * Runs all tests in the index.
     *
     * @param patience by how much longer than usual a short run takes
     * @return several results for a test that was run in several ways
     */
    Collection<TestResult> results(int patience) throws Exception {
        for (File old : resultFiles()) {
            Files.delete(old.toPath());
        }
        execute(patience);
        InProcessCollector collector = new InProcessCollector();
        DiskReadCollector reader = new DiskReadCollector(resultFile(), collector);
        reader.dump();
        reader.close();
        return collector.getTestResults();
    }

    private void execute(int patience) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes() + File.pathSeparator + System.getProperty("java.class.path"),
                Main.class.getName(),
                "-r",
                folder.resolve("report").toString());
        if (isShort()) {
            command.addAll(SHORT);
            Collections.addAll(command, "-jvmArgs", SHORT_JVM, "-time", String.valueOf(patience * SHORT_MILLIS));
        } else {
            Collections.addAll(command, "-m", mode);
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            process.waitFor(); // its exit code tells of forbidden results, which are what variants are for
        } finally {
            process.destroy();
        }
    }

    private String resultFile() throws IOException {
        File[] files = resultFiles();
        if (files.length != 1) {
            throw new IOException("jcstress has left no results, see " + log());
        }
        return files[0].toString();
    }

    private File[] resultFiles() throws IOException {
        Files.createDirectories(folder);
        return folder.toFile().listFiles((in, name) -> name.endsWith(".bin.gz"));
    }

    private Path log() {
        return folder.resolve("log.txt");
    }
}
