package rar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rar.benchmarks.report.Catalogue;
import rar.benchmarks.report.Figure;

/** Tokio beside what {@link JmhRun} and {@link ProgramRun} measure: as often, as long, and in the same sizes. */
final class TokioRun {
    private static final String TIMERS = "TimerBenchmark.";
    private static final List<String> BENCHMARKS = List.of(
            "SpawnBenchmark.chained",
            "SpawnBenchmark.fromOutside",
            "SpawnBenchmark.fromWorker",
            "SpawnBenchmark.joined",
            "SpawnBenchmark.one",
            "BusyYieldingBenchmark.joined",
            "BusySpawningBenchmark.joined",
            "BlockOnBenchmark.nothing",
            "WakeBenchmark.pingPong",
            "WakeBenchmark.roundTrip",
            "WakeBenchmark.yieldMany",
            "WakeLatencyBenchmark.wake",
            "ChannelPairBenchmark.oneToOne",
            "TimeoutBenchmark.aroundOneYield",
            TIMERS + "setAndCancel",
            TIMERS + "setThenCancel");
    private static final List<Program> PROGRAMS =
            List.of(new IdleTimers(), new Lateness(), new Memory(), new Fairness());

    private final Selection selection;
    private final TokioProgram tokio;
    private final List<Figure> figures = new ArrayList<>();

    TokioRun(Selection selection, TokioProgram tokio) {
        this.selection = selection;
        this.tokio = tokio;
    }

    /** All there are. */
    static List<String> names() {
        return Stream.concat(BENCHMARKS.stream(), PROGRAMS.stream().map(Program::name))
                .toList();
    }

    List<Figure> run() throws Exception {
        for (String benchmark : BENCHMARKS) {
            if (selection.has(benchmark)) {
                for (int size : sizes(benchmark)) {
                    measure(benchmark, selection.workers(), size, selection.effort().forks);
                }
            }
        }
        for (int workers : selection.effort().scaling()) {
            if (workers != selection.workers()) {
                runScaled(workers);
            }
        }
        for (Program program : PROGRAMS) {
            for (int size : selection.sizes(program)) {
                measure(
                        program.name(),
                        selection.workers(),
                        size,
                        selection.effort().runs(program));
            }
        }
        return figures;
    }

    private void runScaled(int workers) throws Exception {
        for (String benchmark : Catalogue.SCALED) {
            if (selection.has(benchmark)) {
                measure(benchmark, workers, 0, selection.effort().forks);
            }
        }
    }

    private List<Integer> sizes(String benchmark) {
        return benchmark.startsWith(TIMERS)
                ? Stream.of(selection.effort().pendingTimers())
                        .map(Integer::valueOf)
                        .toList()
                : List.of(0);
    }

    private void measure(String name, int workers, int size, int forks) throws Exception {
        Effort effort = selection.effort();
        List<String> arguments = Stream.of(
                        name,
                        workers,
                        size,
                        effort.warmups,
                        effort.warmup().getTime(),
                        effort.measurements,
                        effort.measurement().getTime())
                .map(String::valueOf)
                .toList();
        List<Figure> single = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            for (String line : tokio.run(arguments)) {
                ProgramRun.figure(line).ifPresent(single::add);
            }
        }
        if (single.isEmpty()) {
            throw new IllegalStateException("Tokio's " + arguments + " ended without a figure");
        }
        List<Figure> medians = Figure.medians(single);
        medians.forEach(ProgramRun::print);
        figures.addAll(medians);
    }
}
