package rar.tests.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM that ran to its end.
 *
 * @param status its exit status
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record ChildJvm(int status, String out, String err) {
    private static final int LIMIT_SECONDS = 60;
    private static final List<String> QUICK_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** Runs the {@code java} of the JDK that runs the tests. */
    public static ChildJvm java(String... arguments) {
        return launch(Path.of(System.getProperty("java.home")), arguments);
    }

    /** Runs the {@code java} of the JDK that runs the tests, with options in the environment. */
    public static ChildJvm javaWithEnvironment(String options, String... arguments) {
        return launch(Path.of(System.getProperty("java.home")), Map.of("JDK_JAVA_OPTIONS", options), arguments);
    }

    /** Runs the {@code java} of a run-time image. */
    public static ChildJvm launch(Path image, String... arguments) {
        return launch(image, Map.of(), arguments);
    }

    private static ChildJvm launch(Path image, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(image.resolve("bin").resolve("java").toString());
        command.addAll(QUICK_START);
        command.addAll(Arrays.asList(arguments));
        try {
            return run(command, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, e);
        }
    }

    /** The lines of standard output. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** This, if the status is 0. */
    public ChildJvm requireSuccess() {
        if (status != 0) {
            throw new AssertionError("the JVM ended with " + this);
        }
        return this;
    }

    private static ChildJvm run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("child-jvm");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .directory(folder.toFile());
            Stream.of("CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    throw new AssertionError("no end after " + LIMIT_SECONDS + " s: " + command + "\n"
                            + Files.readString(out) + Files.readString(err));
                }
                return new ChildJvm(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            Files.deleteIfExists(folder);
        }
    }
}
