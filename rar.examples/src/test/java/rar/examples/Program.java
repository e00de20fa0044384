package rar.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An example in a JVM of its own, run as a user runs it: on the JDK and the module path that this test runs on.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Program(int status, String out, String err) {
    /** Runs the example to its end. */
    static Program run(Class<?> example, Object... args) {
        return run(command(List.of(), example, args));
    }

    /** Runs the example to its end, in a JVM with these options. */
    static Program runWith(List<String> options, Class<?> example, Object... args) {
        return run(command(options, example, args));
    }

    /** The command that runs the example. */
    static List<String> command(List<String> options, Class<?> example, Object... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("--module-path", System.getProperty("jdk.module.path")));
        command.addAll(List.of("--module", "rar.examples/" + example.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        return command;
    }

    /** Runs any command to its end, with no input, in a locale that can write every name. */
    static Program run(List<String> command) {
        try {
            Path out = Files.createTempFile("program", ".out");
            Path err = Files.createTempFile("program", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
                Process process = builder.start();
                process.getOutputStream().close();
                int status = await(process);
                return new Program(status, Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return out.lines().toList();
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) { // by the test's timeout
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the test was interrupted while it waited for " + process.info(), e);
        }
    }
}
