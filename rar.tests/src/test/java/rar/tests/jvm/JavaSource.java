package rar.tests.jvm;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source file as the compiler's parser sees it; names are not resolved.
 *
 * @param name the file's name
 * @param unit what is in it
 * @param docs its comments
 * @param errors what the parser did not understand
 */
public record JavaSource(String name, CompilationUnitTree unit, DocTrees docs, List<String> errors) {
    /** Parses a file. */
    public static JavaSource parse(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses a text. */
    public static JavaSource parse(String name, String text) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        var source = new Javac.Source(name, text);
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none", "--release", "17"), null, List.of(source));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            List<String> errors = found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                    .toList();
            return new JavaSource(name, unit, DocTrees.instance(task), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that a position is on, from 1. */
    public long line(Tree tree) {
        return unit.getLineMap().getLineNumber(docs.getSourcePositions().getStartPosition(unit, tree));
    }
}
