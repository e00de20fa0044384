package rar.tests.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rar.tests.documentation.SnippetFile.Kind;

/** The checker of snippets checked: it takes what is right in every form, and refuses what is wrong. */
class SnippetRunTest {
    @TempDir
    Path folder;

    @Test
    void snippets_ofText_haveLineCodeAndOutput() {
        String text = text("# Title", "~java", "int a;", "~", "<!-- output: 1", "  2 -->", "~java", "int b;", "~");
        assertEquals(
                List.of(new Snippet(3, "int a;\n", null), new Snippet(8, "int b;\n", List.of("1", "2"))),
                Markdown.snippets(text));
    }

    @Test
    void snippets_otherLanguages_areSkipped() {
        assertEquals(
                List.of(), Markdown.snippets(text("~console", "$ mvn", "~", "~", "int a;", "~", "~javascript", "~")));
    }

    @Test
    void snippets_inAList_loseTheIndent() {
        assertEquals(
                List.of(new Snippet(3, "int a;\n  int b;\n", null)),
                Markdown.snippets(text("1. first", "   ~java", "   int a;", "     int b;", "   ~")));
    }

    @Test
    void snippets_outputFarBefore_doesNotCount() {
        String text = text("<!-- output: 1 -->", "~xml", "~", "", "<!-- output: 2 -->", "So:", "~java", "int a;", "~");
        assertEquals(List.of(new Snippet(8, "int a;\n", null)), Markdown.snippets(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MODULE         | module-info.java | ''      | module a { requires rar.api; }",
                "MODULE         | module-info.java | ''      | /** Tells. */ open module a.b {}",
                "TYPES          | Wrapper.java     | ''      | interface A {} record B(int n) implements A {}",
                "TYPES          | A.java           | A       | public class A { public static void main(String[] s) {} }",
                "PACKAGED_TYPES | a/b/C.java       | ''      | package a.b; public final class C {}",
                "STATEMENTS     | Wrapper.java     | Wrapper | int a = 1; a++;",
                "STATEMENTS     | Wrapper.java     | Wrapper | record A(int n) {} new A(1);",
                "MEMBERS        | Wrapper.java     | ''      | private int n; int next() { return n++; }"
            })
    void of_snippet_isOfItsKind(Kind kind, String name, String mainClass, String code) {
        SnippetFile file = SnippetFile.of(code);
        assertEquals(kind, file.kind());
        assertEquals(name, file.name());
        assertEquals(mainClass.isEmpty() ? null : mainClass, file.mainClass());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(List.of(Duration.ofSeconds(1)));",
                "import java.net.*; class A { public static void main(String[] a) { System.out.println(\"[PT1S]\"); } }",
                "package a; class A { static Future<Timer> f; public static void main(String[] a) {"
                        + " System.out.println(\"[PT1S]\"); } }"
            })
    void check_printsWhatIsExpected_passes(String code) {
        check(code, "[PT1S]");
    }

    @Test
    void check_moduleWithContent_passesAndRunsItsScheduler() {
        String content = "package acme;\npublic final class Own implements SchedulerProvider {"
                + " public Own() {} public String name() { return \"own\"; }"
                + " public TaskExecutor newExecutor(ExecutorConfig config) { throw new IllegalStateException(\"ran\"); } }";
        String module = "module acme { requires rar.api; provides rar.api.spi.SchedulerProvider with acme.Own; }";
        Snippet before = new Snippet(1, content, null);
        Snippet snippet = new Snippet(9, module, null);
        var thrown = assertThrows(IllegalStateException.class, () -> SnippetRun.check(snippet, before, folder));
        assertEquals("ran", thrown.getMessage());
    }

    // ---- canaries

    @Test
    void check_doesNotCompile_fails() {
        assertFails("cannot find symbol", "undefined.call();");
        assertFails("does not compile", "module acme { requires acme.missing; }");
        assertFails("does not compile", "Future<Integer> f = Future.ready(\"text\");");
        assertFails("does not compile", "this is no Java");
    }

    @Test
    void check_compilesWithWarning_fails() {
        assertFails("[rawtypes]", "List list = null; System.out.println(list);");
    }

    @Test
    void check_throwsOrPrintsErrors_fails() {
        assertFails("ended with", "throw new IllegalStateException();");
        assertFails("ended with", "System.err.println(\"careful\");");
        assertFails("ended with", "System.exit(3);");
    }

    @Test
    void check_printsSomethingElse_fails() {
        assertFails("printed [2], expected [1]", "System.out.println(2);", "1");
        assertFails("printed [], expected [1]", "int a;", "1");
        assertFails("printed [1, 2], expected [1]", "System.out.println(\"1\\n2\");", "1");
        assertFails("nothing to run", "interface A {}", "1");
    }

    private void assertFails(String part, String code, String... output) {
        AssertionError thrown = assertThrows(AssertionError.class, () -> check(code, output), code);
        assertTrue(thrown.getMessage().contains(part), thrown::getMessage);
    }

    private void check(String code, String... output) {
        List<String> expected = output.length == 0 ? null : Arrays.asList(output);
        SnippetRun.check(new Snippet(1, code, expected), null, folder);
    }

    private static String text(String... lines) {
        return String.join("\n", lines).replace("~", "```") + "\n";
    }
}
