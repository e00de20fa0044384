package rar.tests.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import rar.tests.jvm.Reactor;

/** Every Java snippet in the README and the other texts compiles, runs, and prints what the text says. */
class ReadmeTest {
    /** Not snippets but the files of a project, which {@link GuideProjectTest} builds as a whole. */
    private static final Set<String> GUIDES = Set.of("writing-a-scheduler.md");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> snippet_inEveryText_works() {
        return texts().flatMap(text -> tests(Reactor.root().relativize(text).toString(), read(text)));
    }

    @Test
    void readme_always_hasSnippets() {
        assertFalse(Markdown.snippets(readme()).isEmpty());
    }

    @Test
    void readme_always_hasTheTwoCommands() {
        List<String> lines =
                readme().lines().map(line -> line.replaceFirst("^\\$ ", "")).toList();
        assertTrue(lines.contains("mvn -q -pl rar.examples -am compile exec:exec"), "how to run an example");
        assertTrue(lines.contains("mvn verify"), "how to run the tests");
    }

    @Test
    void readme_links_leadToFiles() {
        List<String> dead = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
                .matcher(readme())
                .results()
                .map(match -> match.group(1))
                .filter(link -> !Files.exists(Reactor.root().resolve(link)))
                .toList();
        assertEquals(List.of(), dead);
    }

    private Stream<DynamicTest> tests(String name, String text) {
        List<Snippet> snippets = Markdown.snippets(text);
        return IntStream.range(0, snippets.size()).mapToObj(i -> {
            Snippet snippet = snippets.get(i);
            Snippet before = i == 0 ? null : snippets.get(i - 1);
            String place = name + ":" + snippet.line();
            Path output = folder.resolve(place.replaceAll("\\W", "_"));
            return dynamicTest(place, () -> SnippetRun.check(snippet, before, output));
        });
    }

    private static Stream<Path> texts() {
        Path root = Reactor.root();
        try (Stream<Path> files = Files.list(root)) {
            List<Path> top = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(top.stream(), Reactor.files(root.resolve("docs"), ".md").stream())
                    .filter(file -> !GUIDES.contains(file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readme() {
        return read(Reactor.root().resolve("README.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
