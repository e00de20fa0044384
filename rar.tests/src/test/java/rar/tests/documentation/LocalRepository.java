package rar.tests.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import rar.api.Builder;
import rar.tests.jvm.Reactor;

/**
 * A local repository of Maven into which this build is installed, and which otherwise has what the user's has: links
 * lead there, so that nothing is fetched twice, and nothing of RAR or of the guide gets there.
 */
final class LocalRepository implements AutoCloseable {
    private static final String VERSION = property("rar.version");
    private static final Set<String> OWN = Set.of("rar", "acme");

    private final Path folder;

    /** Fills an empty folder. */
    LocalRepository(Path folder) throws IOException {
        this.folder = folder;
        link(Path.of(property("rar.maven.repository")));
        install("rar", Reactor.root(), "pom");
        for (String module : Reactor.modules()) {
            Path source = Reactor.root().resolve(module);
            if (Files.exists(jar(source))) {
                install(module, source, "jar");
            }
        }
    }

    /** Whether the modules that these tests run with are jars, as they are in all phases from {@code package} on. */
    static boolean isPackaged() {
        return Builder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith(".jar");
    }

    /** Where an artifact is. */
    Path artifact(String group, String name, String version, String type) {
        return folder.resolve(group).resolve(name).resolve(version).resolve(name + "-" + version + "." + type);
    }

    /** Unlinks the user's repository, for JUnit warns of links that it deletes. */
    @Override
    public void close() throws IOException {
        for (Path link : list(folder)) {
            if (Files.isSymbolicLink(link)) {
                Files.delete(link);
            }
        }
    }

    private void link(Path users) throws IOException {
        for (Path group : list(users)) {
            if (!OWN.contains(group.getFileName().toString())) {
                Files.createSymbolicLink(folder.resolve(group.getFileName()), group);
            }
        }
    }

    private void install(String name, Path source, String type) throws IOException {
        Path pom = artifact("rar", name, VERSION, "pom");
        Files.createDirectories(pom.getParent());
        Files.copy(source.resolve("pom.xml"), pom);
        if (type.equals("jar")) {
            Files.copy(jar(source), artifact("rar", name, VERSION, type));
        }
    }

    private static Path jar(Path source) {
        return source.resolve("target").resolve(source.getFileName() + "-" + VERSION + ".jar");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> "the system property " + name + " is not set");
    }
}
