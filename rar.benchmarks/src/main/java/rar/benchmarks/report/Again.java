package rar.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts what was measured once more in the place of what a full run has found, for benchmarks that something else on the
 * machine has disturbed. All peers of a benchmark are replaced together, and the report names it.
 */
public final class Again {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Again() {}

    /**
     * To be asked before anything is measured.
     *
     * @param full the directory of the full run
     * @param now where, and what, is to be measured
     * @throws IllegalStateException if the two cannot stand in one report
     */
    public static void require(Path full, Environment now) throws IOException {
        Environment before = environment(full);
        if (!now.isLike(before)) {
            throw new IllegalStateException("one report is of one commit, machine and JVM: the last full run was of "
                    + before + ", this is " + now + "; check that commit out, or do a full run");
        }
    }

    /**
     * Changes the files of a full run.
     *
     * @param full the directory of the full run
     * @param again that of a run of some benchmarks, with as much effort, on the same machine and of the same commit
     * @throws IllegalStateException if the two cannot stand in one report
     */
    public static void merge(Path full, Path again) throws IOException {
        require(full, environment(again));
        Environment before = environment(full);
        Set<String> names = new TreeSet<>(before.again());
        replace(full, again, Results.SCORES, "benchmark", names);
        replace(full, again, Results.FIGURES, "name", names);
        JSON.writeValue(full.resolve(Results.ENVIRONMENT).toFile(), before.again(names));
    }

    private static Environment environment(Path directory) throws IOException {
        return JSON.readValue(directory.resolve(Results.ENVIRONMENT).toFile(), Environment.class);
    }

    private static void replace(Path full, Path again, String file, String field, Set<String> names)
            throws IOException {
        JsonNode fresh = JSON.readTree(again.resolve(file).toFile());
        Set<String> replaced = new TreeSet<>();
        fresh.forEach(node -> replaced.add(Results.name(node.path(field).asText())));
        ArrayNode merged = JSON.createArrayNode();
        for (JsonNode node : JSON.readTree(full.resolve(file).toFile())) {
            if (!replaced.contains(Results.name(node.path(field).asText()))) {
                merged.add(node);
            }
        }
        fresh.forEach(merged::add);
        JSON.writerWithDefaultPrettyPrinter().writeValue(full.resolve(file).toFile(), merged);
        names.addAll(replaced);
    }
}
