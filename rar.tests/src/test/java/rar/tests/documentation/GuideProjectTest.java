package rar.tests.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide to writing a scheduler, followed literally: its files in an empty folder, its command lines typed there, by
 * the Maven that runs this build, on the JDK that runs the tests, with this build installed in a repository.
 */
class GuideProjectTest {
    /** Adds what is none of the guide's business: how loud Maven is, and where it finds and puts artifacts. */
    private static final String MVN = "mvn() { command mvn -B -q $OFFLINE ${SETTINGS:+-s \"$SETTINGS\"}"
            + " -Dmaven.repo.local=\"$REPOSITORY\" \"$@\"; }";

    @TempDir
    Path project;

    @TempDir
    Path repository;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void guide_followedLiterally_publishesASchedulerThatConformsAndRuns() throws Exception {
        assumeTrue(LocalRepository.isPackaged(), "there are no jars before the phase package: run mvn verify");
        Guide guide = Guide.read();
        write(guide.files());
        try (LocalRepository installed = new LocalRepository(repository)) {
            Shell shell = shell();
            for (Guide.Command command : guide.commands()) {
                String printed = shell.run(command.line());
                if (!command.output().isEmpty()) {
                    assertEquals(command.output(), printed, command.line());
                }
            }
            assertTrue(conformanceTests() >= 20, "the kit has been run");
            assertTrue(Files.exists(installed.artifact("acme", "acme.lanes", "1.0.0", "jar")), "it is published");
        }
    }

    @Test
    void guide_commands_publishAndRun() {
        List<String> programs = Guide.read().commands().stream()
                .map(command -> command.line().split(" ", 3))
                .map(words -> words[0].equals("mvn") ? words[0] + " " + words[1] : words[0])
                .toList();
        assertEquals(List.of("mvn install", "java"), programs);
    }

    // ---- canary

    @Test
    void run_commandFails_failsAndShowsOutput() {
        Shell shell = new Shell(project, Map.of("WHAT", "wrong"), "say() { echo \"$@\"; }");
        var thrown = assertThrows(AssertionError.class, () -> shell.run("say $WHAT; say too >&2; exit 3"));
        assertEquals("\"say $WHAT; say too >&2; exit 3\" ended with status 3:\nwrong\ntoo\n", thrown.getMessage());
    }

    private void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private Shell shell() {
        String java = System.getProperty("java.home");
        String maven = System.getProperty("rar.maven.home", java);
        String path = String.join(
                File.pathSeparator, maven + "/bin", java + "/bin", Objects.requireNonNull(System.getenv("PATH")));
        Map<String, String> variables = Map.of(
                "PATH",
                path,
                "JAVA_HOME",
                java,
                "MAVEN_OPTS",
                Objects.requireNonNullElse(System.getenv("MAVEN_OPTS"), "") + " -XX:TieredStopAtLevel=1",
                "OFFLINE",
                System.getProperty("rar.maven.offline", "").endsWith("true") ? "-o" : "",
                "SETTINGS",
                settings(),
                "REPOSITORY",
                repository.toString());
        return new Shell(project, variables, MVN);
    }

    /** Those of the build, if there are any. */
    private static String settings() {
        String file = System.getProperty("rar.maven.settings", "").replaceFirst("^settings: ", "");
        return Files.isRegularFile(Path.of(file)) ? file : "";
    }

    /** How many tests of the kit the project's build has run. */
    private int conformanceTests() throws IOException {
        Path report = project.resolve("target/surefire-reports/TEST-acme.lanes.TwoLaneConformanceTest.xml");
        Matcher tests = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"").matcher(Files.readString(report));
        assertTrue(tests.find(), report::toString);
        return Integer.parseInt(tests.group(1));
    }
}
