package rar.tests.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of RAR loaded apart from the one on the tests' class path, so that it finds the providers that a test gives it
 * and no others. Code runs inside it as a class that is loaded once more there, and talks in the JDK's types.
 */
public final class IsolatedRar implements AutoCloseable {
    private final ClassLoader rar;
    private final URLClassLoader inside;

    private IsolatedRar(ClassLoader rar) {
        this.rar = rar;
        this.inside = new URLClassLoader(new URL[] {testClasses()}, rar);
    }

    /** One whose class path is {@code rar.api} and what is given. */
    public static IsolatedRar onClassPath(Path... path) {
        URL[] urls = Stream.concat(Stream.of(Reactor.classes("rar.api")), Arrays.stream(path))
                .map(IsolatedRar::url)
                .toArray(URL[]::new);
        return new IsolatedRar(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
    }

    /** One whose module path is {@code rar.api} and what is given, in a layer above the boot layer. */
    public static IsolatedRar onModulePath(Path... path) {
        Path[] all = Stream.concat(Stream.of(Reactor.classes("rar.api")), Arrays.stream(path))
                .toArray(Path[]::new);
        ModuleLayer layer = layer(ModuleLayer.boot(), ClassLoader.getPlatformClassLoader(), all);
        return new IsolatedRar(layer.findLoader("rar.api"));
    }

    /** A layer of plug-ins, whose parent is the layer that this RAR is in. */
    public ModuleLayer plugins(Path... path) {
        return plugins(layer(), path);
    }

    /** A layer of plug-ins with this parent. */
    public ModuleLayer plugins(ModuleLayer parent, Path... path) {
        return layer(parent, rar, path);
    }

    /** The layer that this RAR is in. */
    public ModuleLayer layer() {
        try {
            return rar.loadClass("rar.api.Builder").getModule().getLayer();
        } catch (ClassNotFoundException e) {
            throw new LinkageError("no RAR here", e);
        }
    }

    /**
     * Runs code inside: a top-level or static nested class with a constructor without parameters.
     *
     * @param <A> a type of the JDK
     * @param <R> a type of the JDK
     */
    public <A, R> R call(Class<? extends Function<A, R>> code, A argument) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(rar);
        try {
            return this.<A, R>load(code.getName()).apply(argument);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        try (inside) {
            if (rar instanceof URLClassLoader classPath) {
                classPath.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the same class as the caller's, loaded once more
    private <A, R> Function<A, R> load(String name) {
        try {
            var constructor = inside.loadClass(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Function<A, R>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot load " + name + " inside", e);
        }
    }

    private static ModuleLayer layer(ModuleLayer parent, ClassLoader loader, Path... path) {
        ModuleFinder finder = ModuleFinder.of(path);
        Set<String> roots = finder.findAll().stream()
                .map(ModuleReference::descriptor)
                .map(descriptor -> descriptor.name())
                .collect(Collectors.toSet());
        Configuration configuration = parent.configuration().resolve(finder, ModuleFinder.of(), roots);
        return parent.defineModulesWithOneLoader(configuration, loader);
    }

    private static URL testClasses() {
        return IsolatedRar.class.getProtectionDomain().getCodeSource().getLocation();
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
