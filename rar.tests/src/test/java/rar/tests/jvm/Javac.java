package rar.tests.jvm;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles sources given as text, as strictly as this build does, against what users compile against: the modules of
 * this build and no nullness annotations.
 */
public final class Javac {
    private static final List<String> STRICT =
            List.of("--release", "17", "-Xlint:all,-options", "-Werror", "-proc:none", "-implicit:none");

    private Javac() {}

    /** Compiles with {@code path} as the class path. */
    public static void onClassPath(Path output, Map<String, String> sources, Path... path) {
        compile(output, sources, "--class-path", path);
    }

    /** Compiles a module, with {@code path} as the module path. */
    public static void onModulePath(Path output, Map<String, String> sources, Path... path) {
        compile(output, sources, "--module-path", path);
    }

    /** Several places as one path, in the form that the JDK's tools take. */
    public static String path(Path... places) {
        return Arrays.stream(places).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Compiles.
     *
     * @param sources the text by file name, such as {@code acme/Provider.java}
     */
    private static void compile(Path output, Map<String, String> sources, String option, Path... path) {
        List<String> options = new ArrayList<>(STRICT);
        options.addAll(List.of("-d", output.toString(), option, path(path)));
        List<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        StringWriter messages = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(output);
            if (!compiler.getTask(messages, files, null, options, null, units).call()) {
                throw new AssertionError("does not compile:\n" + messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source file that is not on any disk. */
    public static final class Source extends SimpleJavaFileObject {
        private final String text;

        /** A file of this name. */
        public Source(String name, String text) {
            super(URI.create("memory:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
