package rar.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rar.tests.jvm.JavaSource;
import rar.tests.jvm.Reactor;

/** Everything that a package exported to all shows has a comment. */
class ApiCommentsTest {
    @ParameterizedTest
    @MethodSource
    void api_everyExportedPackage_isDocumented(Path folder) {
        List<String> found = Reactor.files(folder, ".java").stream()
                .filter(file -> file.getParent().equals(folder))
                .map(JavaSource::parse)
                .flatMap(source -> UndocumentedApi.in(source).stream())
                .toList();
        assertEquals(List.of(), found);
        assertTrue(Files.exists(folder.resolve("package-info.java")), "there is a package-info");
    }

    static Stream<Path> api_everyExportedPackage_isDocumented() {
        return Reactor.modules().stream()
                .flatMap(module -> exports(module)
                        .map(name ->
                                Reactor.sources(module).resolve(name.source().replace('.', '/'))));
    }

    private static Stream<Exports> exports(String module) {
        return ModuleFinder.of(Reactor.classes(module)).find(module).orElseThrow().descriptor().exports().stream()
                .filter(exports -> !exports.isQualified());
    }

    // ---- canaries

    @Test
    void in_documentedFile_findsNothing() {
        String text = """
                package acme;

                /** A type. */
                public abstract class A {
                    /** A constant. */
                    public static final int ONE = 1;

                    private int hidden;
                    int alsoHidden;

                    /** A constructor. */
                    protected A() {}

                    void hiddenToo(int parameter) {
                        int local = parameter;
                    }

                    @Override
                    public String toString() {
                        return new Object() {
                            public int anonymous;
                        }.toString();
                    }

                    /** A record; its constructor is made by the compiler. */
                    public record R(int component) {}

                    static final class Hidden {
                        public int unseen;
                    }
                }
                """;
        assertEquals(List.of(), UndocumentedApi.in(JavaSource.parse("A.java", text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public class A {}                                         | A.java:1 A",
                "/** */ public enum A { /** */ B }                         | A.java:1 A, A.java:1 B",
                "/** A. */ public class A { public A() {} }                | A.java:1 <init>",
                "/** A. */ public class A { protected void b() {} }        | A.java:1 b",
                "/** A. */ public class A { @Deprecated public void b() {} } | A.java:1 b",
                "/** A. */ public class A { public static int b; }         | A.java:1 b",
                "/** A. */ public enum A { /** B. */ B, C }                | A.java:1 C",
                "/** A. */ public interface A { void b(); private void c() {} } | A.java:1 b",
                "/** A. */ public interface A { int B = 1; }               | A.java:1 B",
                "/** A. */ public interface A { class B {} }               | A.java:1 B",
                "/** A. */ public interface A { record B() { public void c() {} } } | A.java:1 B, A.java:1 c",
                "/** A. */ public record A(int b) { public A { b++; } }    | A.java:1 <init>",
                "/** A. */ public class A { protected class B { public int c; } } | A.java:1 B, A.java:1 c",
                "/* A. */ public @interface A { int b(); }          | A.java:1 A, A.java:1 b"
            })
    void in_undocumentedFile_findsIt(String text, String expected) {
        assertEquals(expected, String.join(", ", UndocumentedApi.in(JavaSource.parse("A.java", text))));
    }

    @Test
    void in_undocumentedPackage_findsIt() {
        assertEquals(
                List.of("package-info.java:1 package"),
                UndocumentedApi.in(JavaSource.parse("package-info.java", "package acme;")));
        assertEquals(
                List.of(), UndocumentedApi.in(JavaSource.parse("package-info.java", "/** Acme. */ package acme;")));
    }
}
