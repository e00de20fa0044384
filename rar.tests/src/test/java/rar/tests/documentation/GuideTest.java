package rar.tests.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Reactor;

/** The guide to writing a scheduler, followed literally in an empty folder. */
class GuideTest {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern RUN =
            Pattern.compile("<!-- run: (\\S+) -->\n```console\n\\$[^\n]*\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern VIOLATION =
            Pattern.compile("test `(\\w+)` fails with\n\n<!-- violation -->\n```text\n(.*?)```\n", Pattern.DOTALL);
    private static final String MAIN = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";
    private static final String TEST = "src/test/java/";
    private static final String PATIENCE_MILLIS = "20000";
    private static final Path API = Reactor.classes("rar.api");

    private final String guide = read(Reactor.root().resolve("docs/writing-a-scheduler.md"));
    private final Map<String, String> files = files();

    @TempDir
    Path project;

    @Test
    void guide_followedLiterally_makesASchedulerThatConformsAndRuns() throws IOException {
        compile(files);
        ChildJvm tests = conformance("acme.lanes.TwoLaneConformanceTest", "20");
        assertEquals(0, tests.status(), tests::toString);
        assertTrue(tests.out().matches("(?s).*\\b[23]\\d tests passed.*"), tests::toString);

        Matcher run = RUN.matcher(guide);
        assertTrue(run.find(), "the guide runs a program");
        ChildJvm program = ChildJvm.java("--module-path", Javac.path(classes(), API), "--module", run.group(1));
        assertEquals(run.group(2), program.requireSuccess().out());
    }

    /** As below, but for the patience of the kit, which that waits for. */
    @Test
    void guide_schedulerBrokenAsItSays_failsAsItSays() throws IOException {
        String shorter = "2000";
        String effort = "@Override protected rar.conformance.Effort effort() {"
                + " return super.effort().withLimit(java.time.Duration.ofMillis(" + shorter + ")); }\n}\n";
        Map<String, String> impatient = new HashMap<>(files);
        impatient.computeIfPresent(
                TEST + "acme/lanes/TwoLaneConformanceTest.java",
                (name, text) -> text.substring(0, text.lastIndexOf('}')) + effort);
        failsAsItSays(impatient, shorter);
    }

    @Tag("stress")
    @Test
    void guide_schedulerBrokenLiterallyAsItSays_failsAsItSays() throws IOException {
        failsAsItSays(files, PATIENCE_MILLIS);
    }

    private void failsAsItSays(Map<String, String> sources, String patience) throws IOException {
        String executor = MAIN + "acme/lanes/TwoLaneExecutor.java";
        Map<String, String> broken = new HashMap<>(sources);
        broken.computeIfPresent(executor, (name, text) -> text.replace("++turn % 4 != 0", "++turn > 0"));
        compile(broken);
        Matcher violation = VIOLATION.matcher(guide);
        assertTrue(violation.find(), "the guide shows a violation");
        ChildJvm tests = conformance("acme.lanes.TwoLaneConformanceTest#" + violation.group(1), "1");
        assertEquals(1, tests.status(), tests::toString);
        String says = violation.group(2).replace("within " + PATIENCE_MILLIS, "within " + patience);
        assertTrue(tests.out().contains(says), tests::toString);
    }

    @Test
    void guide_projectFile_dependsOnModulesOfThisBuild() {
        String pom = Objects.requireNonNull(files.get("pom.xml"));
        List<String> modules = Pattern.compile("<artifactId>(rar\\.[\\w.]+)</artifactId>")
                .matcher(pom)
                .results()
                .map(artifact -> artifact.group(1))
                .toList();
        assertEquals(List.of("rar.api", "rar.conformance"), modules);
        assertTrue(Reactor.modules().containsAll(modules));
        String root = read(Reactor.root().resolve("pom.xml"));
        Pattern.compile("<version>([^<]*)</version>")
                .matcher(pom)
                .results()
                .skip(1)
                .forEach(version -> assertTrue(
                        root.contains(">" + version.group(1) + "<"), version.group(1) + " is a version of this build"));
    }

    private Map<String, String> files() {
        Map<String, String> found = new HashMap<>();
        FILE.matcher(guide).results().forEach(file -> found.put(file.group(1), file.group(2)));
        return found;
    }

    private void compile(Map<String, String> sources) throws IOException {
        Javac.onModulePath(classes(), below(MAIN, sources), API);
        for (Map.Entry<String, String> resource : below(RESOURCES, sources).entrySet()) {
            Path file = classes().resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue());
        }
        Javac.onClassPath(testClasses(), below(TEST, sources), testPath());
    }

    private static Map<String, String> below(String folder, Map<String, String> sources) {
        Map<String, String> found = new HashMap<>();
        sources.forEach((name, text) -> {
            if (name.startsWith(folder)) {
                found.put(name.substring(folder.length()), text);
            }
        });
        assertTrue(!found.isEmpty(), folder);
        return found;
    }

    private ChildJvm conformance(String selector, String atLeast) {
        return ChildJvm.java("--class-path", Javac.path(testPath()), KitMain.class.getName(), selector, atLeast);
    }

    private Path[] testPath() {
        List<Path> path = new ArrayList<>(List.of(testClasses(), classes()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry));
        }
        return path.toArray(Path[]::new);
    }

    private Path classes() {
        return project.resolve("target/classes");
    }

    private Path testClasses() {
        return project.resolve("target/test-classes");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
