package rar.tests.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs command lines in a folder, as if they were typed there. */
final class Shell {
    private final Path folder;
    private final Map<String, String> variables;
    private final String before;

    /**
     * A shell.
     *
     * @param variables environment variables beside those of this process
     * @param before lines that it reads before each command, such as functions
     */
    Shell(Path folder, Map<String, String> variables, String before) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        this.before = before;
    }

    /** What a command prints, errors included; if it fails, this fails and shows that. */
    String run(String line) throws IOException, InterruptedException {
        Path output = Files.createTempFile("shell", ".out");
        try {
            int status = await(builder(line).redirectOutput(output.toFile()).start());
            String printed = Files.readString(output);
            if (status != 0) {
                throw new AssertionError("\"" + line + "\" ended with status " + status + ":\n" + printed);
            }
            return printed;
        } finally {
            Files.delete(output);
        }
    }

    private ProcessBuilder builder(String line) {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", before + "\n" + line))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        Stream.of("CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MAVEN_BASEDIR", "MAVEN_PROJECTBASEDIR")
                .forEach(environment::remove);
        environment.putAll(variables);
        return builder;
    }

    /** Ends what the shell has started along with it, should the test be out of time. */
    private static int await(Process process) throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
