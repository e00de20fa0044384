package rar.tests.documentation;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;
import rar.tests.jvm.JavaSource;

/**
 * The source file that a snippet makes. Types and modules are a file as they are. Statements become the body of a
 * {@code main}, methods and fields the members of a class. What imports nothing by itself gets the imports that a
 * reader takes for granted.
 *
 * @param kind what the snippet is
 * @param name the file's name, with the folders of its package
 * @param text the file's content
 * @param mainClass the class whose {@code main} runs it, or null if there is nothing to run
 */
record SnippetFile(
        Kind kind, String name, String text, @Nullable String mainClass) {
    /** What a snippet can be. */
    enum Kind {
        MODULE,
        PACKAGED_TYPES,
        TYPES,
        STATEMENTS,
        MEMBERS
    }

    private static final String IMPORTS = """
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import rar.api.*;
            import rar.api.Future;
            import rar.api.spi.*;
            import rar.api.spi.Timer;
            """;
    private static final String WRAPPER = "Wrapper";

    /** Makes one. */
    static SnippetFile of(String code) {
        JavaSource module = JavaSource.parse("module-info.java", code);
        if (module.errors().isEmpty() && module.unit().getModule() != null) {
            return new SnippetFile(Kind.MODULE, "module-info.java", code, null);
        }
        JavaSource file = JavaSource.parse(WRAPPER + ".java", code);
        return file.errors().isEmpty() && !types(file.unit()).isEmpty() ? types(file.unit(), code) : wrapped(code);
    }

    private static SnippetFile types(CompilationUnitTree unit, String code) {
        Kind kind = unit.getPackageName() == null ? Kind.TYPES : Kind.PACKAGED_TYPES;
        String prefix = kind == Kind.TYPES ? "" : unit.getPackageName() + ".";
        String main = types(unit).stream()
                .filter(type -> type.getMembers().stream().anyMatch(SnippetFile::isMain))
                .map(type -> prefix + type.getSimpleName())
                .findFirst()
                .orElse(null);
        String name = types(unit).stream()
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .map(type -> type.getSimpleName().toString())
                .findFirst()
                .orElse(WRAPPER);
        String text = unit.getImports().isEmpty() ? withImports(code) : code;
        return new SnippetFile(kind, (prefix + name).replace('.', '/') + ".java", text, main);
    }

    private static SnippetFile wrapped(String code) {
        String body = lines(code, false);
        String head = IMPORTS + lines(code, true);
        String statements = around("public static void main(String[] args) throws Exception {\n" + body + "}\n");
        return JavaSource.parse(WRAPPER + ".java", statements).errors().isEmpty()
                ? new SnippetFile(Kind.STATEMENTS, WRAPPER + ".java", head + statements, WRAPPER)
                : new SnippetFile(Kind.MEMBERS, WRAPPER + ".java", head + around(body), null);
    }

    private static List<ClassTree> types(CompilationUnitTree unit) {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    private static boolean isMain(Tree member) {
        return member instanceof MethodTree method
                && method.getName().contentEquals("main")
                && method.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    /** Imports come after the package, if there is one. */
    private static String withImports(String code) {
        int end = code.startsWith("package ") ? code.indexOf(';') + 1 : 0;
        return code.substring(0, end) + "\n" + IMPORTS + code.substring(end);
    }

    private static String lines(String code, boolean imports) {
        return code.lines()
                .filter(line -> line.startsWith("import ") == imports)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String around(String members) {
        return "final class " + WRAPPER + " {\n" + members + "}\n";
    }
}
