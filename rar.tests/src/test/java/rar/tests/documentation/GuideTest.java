package rar.tests.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rar.tests.jvm.ChildJvm;
import rar.tests.jvm.Javac;
import rar.tests.jvm.Reactor;

/** What the guide to writing a scheduler says beside the steps that {@link GuideProjectTest} follows. */
class GuideTest {
    private static final String MAIN = "src/main/java/";
    private static final String RESOURCES = "src/main/resources/";
    private static final String TEST = "src/test/java/";
    private static final String PATIENCE_MILLIS = "20000";
    private static final Path API = Reactor.classes("rar.api");

    private final Guide guide = Guide.read();
    private final Map<String, String> files = guide.files();

    @TempDir
    Path project;

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
        MatchResult violation = guide.violation();
        ChildJvm tests = conformance("acme.lanes.TwoLaneConformanceTest#" + violation.group(1));
        assertEquals(1, tests.status(), tests::toString);
        String says = violation.group(2).replace("within " + PATIENCE_MILLIS, "within " + patience);
        assertTrue(tests.out().contains(says), tests::toString);
    }

    @Test
    void guide_projectFile_dependsOnModulesOfThisBuild() throws IOException {
        String pom = Objects.requireNonNull(files.get("pom.xml"));
        List<String> modules = Pattern.compile("<artifactId>(rar\\.[\\w.]+)</artifactId>")
                .matcher(pom)
                .results()
                .map(artifact -> artifact.group(1))
                .toList();
        assertEquals(List.of("rar.api", "rar.conformance"), modules);
        assertTrue(Reactor.modules().containsAll(modules));
        String root = Files.readString(Reactor.root().resolve("pom.xml"));
        Pattern.compile("<version>([^<]*)</version>")
                .matcher(pom)
                .results()
                .skip(1)
                .forEach(version -> assertTrue(
                        root.contains(">" + version.group(1) + "<"), version.group(1) + " is a version of this build"));
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

    private ChildJvm conformance(String method) {
        return ChildJvm.java("--class-path", Javac.path(testPath()), KitMain.class.getName(), method, "1");
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
}
