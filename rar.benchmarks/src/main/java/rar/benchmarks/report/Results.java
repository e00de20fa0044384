package rar.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All that a run has left. */
public record Results(Environment environment, List<Score> scores) {
    /** What JMH writes. */
    public static final String SCORES = "jmh.json";
    /** The {@link Figure}s of the programs. */
    public static final String FIGURES = "figures.json";
    /** The {@link Environment}. */
    public static final String ENVIRONMENT = "environment.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the files of these names. */
    public static Results read(Path directory) throws IOException {
        List<Score> scores = new ArrayList<>();
        for (JsonNode run : JSON.readTree(directory.resolve(SCORES).toFile())) {
            scores.addAll(scores(run));
        }
        for (Figure figure : JSON.readValue(directory.resolve(FIGURES).toFile(), Figure[].class)) {
            scores.add(Score.of(figure));
        }
        Environment environment = JSON.readValue(directory.resolve(ENVIRONMENT).toFile(), Environment.class);
        return new Results(environment, scores);
    }

    /** One, or, where JMH has taken samples, one for each percentile that is of interest; the first has the bytes. */
    static List<Score> scores(JsonNode run) {
        JsonNode metric = run.path("primaryMetric");
        double bytes =
                number(run.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score"));
        if (!run.path("mode").asText().equals("sample")) {
            Median median = median(metric.path("rawData"));
            return List.of(score(run, "", median.value(), median.error(), bytes));
        }
        JsonNode percentiles = metric.path("scorePercentiles");
        return List.of(
                score(run, ".p50", number(percentiles.path("50.0")), Double.NaN, bytes),
                score(run, ".p99", number(percentiles.path("99.0")), Double.NaN, Double.NaN));
    }

    /** Of all iterations in all JVMs. */
    private static Median median(JsonNode rawData) {
        return Median.of(StreamSupport.stream(rawData.spliterator(), false)
                .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
                .mapToDouble(Results::number)
                .toArray());
    }

    private static Score score(JsonNode run, String suffix, double value, double error, double bytes) {
        JsonNode params = run.path("params");
        return new Score(
                name(run.path("benchmark").asText()) + suffix,
                params.path("peer").asText(),
                params.path("workers").asInt(),
                params.path("pending").asInt(0),
                value,
                error,
                bytes,
                run.path("primaryMetric").path("scoreUnit").asText());
    }

    /** What the {@link Catalogue} calls it: without the package. */
    static String name(String benchmark) {
        return benchmark.replaceFirst("^([a-z]+\\.)+", "");
    }

    /** JMH writes what is not a number as text. */
    private static double number(JsonNode node) {
        return node.isMissingNode() ? Double.NaN : Double.parseDouble(node.asText());
    }

    /** Those measured with the usual number of threads. */
    Results usual() {
        return new Results(
                environment,
                scores.stream()
                        .filter(score -> score.workers() == environment.workers())
                        .toList());
    }

    /** The sizes that there are of something, the smallest first. */
    List<Integer> sizes(String name) {
        return scores.stream()
                .filter(score -> score.name().equals(name))
                .map(Score::size)
                .distinct()
                .sorted()
                .toList();
    }

    Optional<Score> find(String name, int size, int workers, String peer) {
        return scores.stream()
                .filter(score -> score.name().equals(name) && score.peer().equals(peer))
                .filter(score -> score.size() == size && score.workers() == workers)
                .findFirst();
    }
}
