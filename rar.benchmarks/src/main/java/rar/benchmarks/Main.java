package rar.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import rar.benchmarks.report.Catalogue;
import rar.benchmarks.report.Environment;
import rar.benchmarks.report.Report;
import rar.benchmarks.report.Results;

/**
 * Runs all, keeps the figures, and writes the report. Arguments are {@code name=value}: {@code mode}, {@code workers},
 * {@code include}, {@code peers}, {@code results}, the directory for figures, and {@code docs}, the one for the report
 * of a full run. That of any other is left beside its figures.
 */
public final class Main {
    private Main() {}

    /** See above. */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = Arrays.stream(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String mode = options.get("mode");
        boolean again = mode.equals("report");
        Path results = Path.of(options.get("results"), again ? "full" : mode);
        if (!again) {
            Effort effort = effort(mode);
            Selection selection = new Selection(
                    effort,
                    Integer.parseInt(options.get("workers")),
                    Pattern.compile(options.get("include")),
                    Pattern.compile(options.get("peers")));
            run(selection, Files.createDirectories(results));
        }
        boolean shown = again || mode.equals("full");
        Path report = shown ? Path.of(options.get("docs")) : results;
        Report.write(Results.read(results), report);
        System.out.println("wrote " + report.resolve(Report.TEXT));
    }

    private static Effort effort(String mode) {
        try {
            return Effort.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("benchmarks.mode must be full, quick, smoke or report: " + mode, e);
        }
    }

    private static void run(Selection selection, Path results) throws Exception {
        if (selection.effort() == Effort.SMOKE) {
            System.setProperty("jmh.ignoreLock", "true"); // nothing is measured
        }
        Settings.apply(selection.workers());
        Environment environment =
                Environment.here(selection.effort().name().toLowerCase(Locale.ROOT), selection.workers());
        Catalogue.PEERS.stream()
                .filter(peer -> !Peers.isThere(peer))
                .forEach(peer -> System.out.println("left out, this JDK has none: " + peer));
        Collection<RunResult> scores = new JmhRun(selection).run();
        keep(scores, results.resolve(Results.SCORES));
        ObjectMapper json = new ObjectMapper();
        json.writeValue(results.resolve(Results.FIGURES).toFile(), new ProgramRun(selection).run());
        json.writeValue(results.resolve(Results.ENVIRONMENT).toFile(), environment);
    }

    private static void keep(Collection<RunResult> scores, Path file) throws IOException {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(scores);
        }
    }
}
