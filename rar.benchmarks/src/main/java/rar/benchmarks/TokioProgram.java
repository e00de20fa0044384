package rar.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program in {@code tokio}, which does the work of the benchmarks with Rust's Tokio. */
final class TokioProgram {
    private static final Path SOURCE = Path.of("tokio");
    private static final Path PROGRAM = Path.of("target", "release", "tokio-peer");
    private static final long LIMIT_SECONDS = TimeUnit.MINUTES.toSeconds(2);

    private final Path log;

    private TokioProgram(Path log) {
        this.log = log;
    }

    /**
     * Builds it, as far as this machine can.
     *
     * @param log the file for what the compiler, and each run of the program, has printed
     */
    static Optional<TokioProgram> build(Path log) throws IOException, InterruptedException {
        List<String> cargo = List.of("cargo", "build", "--release", "--target-dir", "target");
        try {
            if (run(cargo, log.toAbsolutePath()) == 0) {
                return Optional.of(new TokioProgram(log.toAbsolutePath()));
            }
        } catch (IOException e) {
            Files.writeString(log, e.getMessage()); // no cargo
        }
        return Optional.empty();
    }

    /** Of Tokio, and of the compiler. */
    String version() throws IOException, InterruptedException {
        return run(List.of("version")).get(0);
    }

    /**
     * What it prints.
     *
     * @throws IllegalStateException if it fails, or has not ended in time
     */
    List<String> run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(SOURCE.resolve(PROGRAM).toAbsolutePath().toString());
        command.addAll(arguments);
        int end = run(command, log);
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        if (end != 0) {
            throw new IllegalStateException("Tokio's " + arguments + " ended with " + end + ": " + lines);
        }
        return lines;
    }

    /** The exit code, or -1 if the process had to be killed. */
    private static int run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(SOURCE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return -1;
    }
}
