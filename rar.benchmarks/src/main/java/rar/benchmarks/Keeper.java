package rar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import rar.benchmarks.report.Environment;
import rar.benchmarks.report.Figure;
import rar.benchmarks.report.Results;
import rar.benchmarks.report.RoundTrips;
import rar.benchmarks.report.StolenTime;

/**
 * Writes what is measured as it comes, so that a run that breaks off leaves all that it has found: {@code mode=report}
 * makes a report of it.
 */
final class Keeper {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path results;
    private final Environment environment;
    private final StolenTime stolen;
    private final RoundTrips trips = new RoundTrips();
    private final Collection<RunResult> scores = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    /** @param results a directory that is there; what an earlier run has left in it is overwritten */
    Keeper(Path results, Environment environment, StolenTime stolen) {
        this.results = results;
        this.environment = environment;
        this.stolen = stolen;
        write();
    }

    void keepScores(Collection<RunResult> some) {
        scores.addAll(some);
        trips.measure();
        write();
    }

    void keepFigures(List<Figure> some) {
        figures.addAll(some);
        write();
    }

    private void write() {
        try (PrintStream out = new PrintStream(results.resolve(Results.SCORES).toFile(), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(scores);
            JSON.writeValue(results.resolve(Results.FIGURES).toFile(), figures);
            JSON.writeValue(results.resolve(Results.ENVIRONMENT).toFile(), environment.with(stolen, trips));
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep what was measured in " + results, e);
        }
    }
}
