package rar.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rar.benchmarks.report.Again;
import rar.benchmarks.report.Catalogue;
import rar.benchmarks.report.Environment;
import rar.benchmarks.report.Report;
import rar.benchmarks.report.Results;
import rar.benchmarks.report.StolenTime;

/**
 * Runs all, keeps the figures, and writes the report. Arguments are {@code name=value}: {@code mode}, {@code workers},
 * {@code include}, {@code peers}, {@code results}, the directory for figures, and {@code docs}, the one for the report
 * of a full run. That of any other is left beside its figures. Mode {@code again} measures as a full run does, and puts
 * what it finds in the place of what the last one has found.
 */
public final class Main {
    private static final String ALL = ".*";

    private Main() {}

    /** See above. */
    public static void main(String[] args) throws Exception {
        Map<String, String> options = Arrays.stream(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        String mode = options.get("mode");
        Path root = Path.of(options.get("results"));
        Path full = root.resolve("full");
        Path shown = full;
        switch (mode) {
            case "report" -> {}
            case "again" -> {
                run(selection(Effort.FULL, options), root.resolve(mode), Optional.of(full));
                Again.merge(full, root.resolve(mode));
            }
            default -> {
                shown = root.resolve(mode);
                run(selection(effort(mode), options), shown, Optional.empty());
            }
        }
        Path report = shown.equals(full) ? Path.of(options.get("docs")) : shown;
        Report.write(Results.read(shown), report);
        System.out.println("wrote " + report.resolve(Report.TEXT));
    }

    private static Selection selection(Effort effort, Map<String, String> options) {
        String peers = options.get("peers");
        if (options.get("mode").equals("again") && !peers.equals(ALL)) {
            throw new IllegalArgumentException(
                    "benchmarks.mode=again measures all peers, as the figures of a row belong"
                            + " together: leave benchmarks.peers out, which was " + peers);
        }
        return new Selection(
                effort,
                Integer.parseInt(options.get("workers")),
                Pattern.compile(options.get("include")),
                Pattern.compile(peers));
    }

    private static Effort effort(String mode) {
        try {
            return Effort.valueOf(mode.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "benchmarks.mode must be full, again, quick, smoke or report: " + mode, e);
        }
    }

    /** @param beside the full run with whose figures these are to stand in one report */
    private static void run(Selection selection, Path results, Optional<Path> beside) throws Exception {
        Files.createDirectories(results);
        if (selection.effort() == Effort.SMOKE) {
            System.setProperty("jmh.ignoreLock", "true"); // nothing is measured
        }
        Settings.apply(selection.workers());
        Optional<TokioProgram> tokio = buildTokio(selection, results.resolve("tokio.log"));
        Environment environment =
                Environment.here(selection.effort().name().toLowerCase(Locale.ROOT), selection.workers());
        Catalogue.PEERS.stream()
                .filter(peer -> !Peers.isThere(peer))
                .forEach(peer -> System.out.println("left out, this JDK has none: " + peer));
        if (tokio.isPresent()) {
            environment = environment.with("tokio", tokio.get().version());
        }
        if (beside.isPresent()) {
            Again.require(beside.get(), environment);
        }
        Keeper keeper = new Keeper(results, environment, StolenTime.fromNow());
        new JmhRun(selection, keeper::keepScores).run();
        new ProgramRun(selection, keeper::keepFigures).run();
        if (tokio.isPresent()) {
            keeper.keepFigures(new TokioRun(selection, tokio.get()).run());
        }
    }

    /** Empty if nothing is to be measured with it, or it cannot be. */
    private static Optional<TokioProgram> buildTokio(Selection selection, Path log) throws Exception {
        if (selection.effort() == Effort.SMOKE
                || selection.peers(Stream.of("tokio")).isEmpty()) {
            return Optional.empty();
        }
        Optional<TokioProgram> tokio = TokioProgram.build(log);
        if (tokio.isEmpty()) {
            System.out.println("left out, needs cargo and the tokio crate: tokio");
        }
        return tokio;
    }
}
