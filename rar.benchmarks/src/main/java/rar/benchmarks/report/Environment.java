package rar.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where and when it was measured, and what.
 *
 * @param mode how much was done for a figure
 * @param workers threads of each peer, unless a table says otherwise
 * @param processor its model
 * @param processors how many the JVM sees
 * @param clock what it takes to read the time, which each timer that is set does once
 * @param system the operating system
 * @param jdk the JVM
 * @param versions of the libraries
 * @param date in UTC
 * @param commit of this repository, with {@code +} if files other than a report were changed; "unknown" outside it
 * @param stolen how much of the processors' time the host has given to others meanwhile; "unknown" if it does not tell
 * @param roundTrip of a line of memory from one processor to another; "unknown" where there is one only
 * @param again the benchmarks that were measured once more, see {@link Again}
 */
public record Environment(
        String mode,
        int workers,
        String processor,
        int processors,
        String clock,
        String system,
        String jdk,
        Map<String, String> versions,
        String date,
        String commit,
        String stolen,
        String roundTrip,
        List<String> again) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** Makes the list one that stays as it is. */
    public Environment {
        again = List.copyOf(again);
    }

    /** Of this JVM, now. */
    public static Environment here(String mode, int workers) throws IOException {
        return new Environment(
                mode,
                workers,
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                Clock.nanosOfAReading() + " ns",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                libraryVersions(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                commitOf(Path.of("")),
                StolenTime.UNKNOWN,
                RoundTrips.UNKNOWN,
                List.of());
    }

    /** The same, with what was seen from the start to the end. */
    public Environment with(StolenTime time, RoundTrips trips) throws IOException {
        return with(versions, time.share(), trips.summary(), again);
    }

    /** The same, with the version of one more. */
    public Environment with(String name, String version) {
        Map<String, String> more = new TreeMap<>(versions);
        more.put(name, version);
        return with(more, stolen, roundTrip, again);
    }

    /** The same, with other benchmarks that were measured once more. */
    Environment again(Collection<String> names) {
        return with(versions, stolen, roundTrip, List.copyOf(names));
    }

    private Environment with(Map<String, String> versions, String stolen, String roundTrip, List<String> again) {
        return new Environment(
                mode,
                workers,
                processor,
                processors,
                clock,
                system,
                jdk,
                versions,
                date,
                commit,
                stolen,
                roundTrip,
                again);
    }

    /** Whether figures of this one may stand beside those of the other. */
    boolean isLike(Environment other) {
        return mode.equals(other.mode)
                && workers == other.workers
                && processor.equals(other.processor)
                && processors == other.processors
                && system.equals(other.system)
                && jdk.equals(other.jdk)
                && versions.equals(other.versions)
                && commit.equals(other.commit);
    }

    private static String processorModel() throws IOException {
        if (!Files.isReadable(CPUINFO)) {
            return "unknown";
        }
        Map<String, String> known = new HashMap<>();
        for (String line : Files.readAllLines(CPUINFO)) {
            int colon = line.indexOf(':');
            if (colon >= 0) {
                known.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        String name = known.getOrDefault("model name", "unknown");
        String family = known.get("cpu family"); // a name may stand for several generations
        return family == null ? name : name + ", family " + family + ", model " + known.get("model");
    }

    private static Map<String, String> libraryVersions() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Environment.class.getResourceAsStream("/rar/benchmarks/versions.properties")) {
            properties.load(file);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> versions.put(name, properties.getProperty(name)));
        return versions;
    }

    /** A report is not what is measured, and a full run has just written one. */
    static String commitOf(Path directory) {
        String head = git(directory, "rev-parse", "--short=12", "HEAD");
        if (head.isEmpty()) {
            return "unknown";
        }
        String changes = git(
                directory,
                "status",
                "--porcelain",
                "--",
                ":/",
                ":(top,exclude)docs/" + Report.TEXT,
                ":(top,exclude)docs/" + Report.PICTURE);
        return changes.isEmpty() ? head : head + "+";
    }

    /** What git prints; nothing if it fails. */
    static String git(Path directory, String... arguments) {
        try {
            Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments))
                            .toList())
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
