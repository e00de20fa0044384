package rar.benchmarks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import rar.benchmarks.report.Catalogue;

/** All JMH benchmarks, each with each of its peers, in JVMs of their own that are told how many threads to use. */
final class JmhRun {
    private static final List<Class<?>> BENCHMARKS = List.of(
            SpawnBenchmark.class,
            BusyYieldingBenchmark.class,
            BusySpawningBenchmark.class,
            BlockOnBenchmark.class,
            WakeBenchmark.class,
            WakeLatencyBenchmark.class,
            AsyncBlockBenchmark.class,
            BlockCostBenchmark.class,
            ChannelPairBenchmark.class,
            ChannelCrowdBenchmark.class,
            TimeoutBenchmark.class,
            TimerBenchmark.class);

    private static final Set<Class<?>> BLOCKS = Set.of(AsyncBlockBenchmark.class, BlockCostBenchmark.class);

    private final Selection selection;
    private final Consumer<Collection<RunResult>> results;

    /** @param results is given what each peer has come to, as it comes */
    JmhRun(Selection selection, Consumer<Collection<RunResult>> results) {
        this.selection = selection;
        this.results = results;
    }

    void run() throws RunnerException {
        for (Class<?> benchmark : BENCHMARKS) {
            for (Method method : methods(benchmark)) {
                run(method, selection.workers());
            }
        }
        for (int workers : selection.effort().scaling()) {
            if (workers != selection.workers()) {
                runScaled(workers);
            }
        }
    }

    /** All there are. */
    static List<String> names() {
        return BENCHMARKS.stream()
                .flatMap(benchmark -> Arrays.stream(benchmark.getMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(JmhRun::name)
                .toList();
    }

    private void runScaled(int workers) throws RunnerException {
        for (Class<?> benchmark : BENCHMARKS) {
            for (Method method : methods(benchmark)) {
                if (Catalogue.SCALED.contains(name(method))) {
                    run(method, workers);
                }
            }
        }
    }

    /** Those that were asked for, in the same order on each JVM. */
    private List<Method> methods(Class<?> benchmark) {
        return Arrays.stream(benchmark.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .filter(method -> selection.has(name(method)))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private void run(Method method, int workers) throws RunnerException {
        for (String peer : selection.peers(Arrays.stream(peers(method.getDeclaringClass())))) {
            Collection<RunResult> some = new Runner(options(method, peer, workers)).run();
            some.forEach(JmhRun::print);
            if (some.size() < variants(method)) {
                System.out.println(
                        "no figure, failed: " + name(method) + " of " + peer + " with " + workers + " threads");
            }
            results.accept(some);
        }
    }

    /** How many results there are to be. */
    private int variants(Method method) {
        return method.getDeclaringClass() == TimerBenchmark.class
                ? selection.effort().pendingTimers().length
                : 1;
    }

    private static String[] peers(Class<?> benchmark) {
        try {
            return benchmark.getField("peer").getAnnotation(Param.class).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(benchmark + " has no parameter \"peer\"", e);
        }
    }

    private Options options(Method method, String peer, int workers) {
        Effort effort = selection.effort();
        return new OptionsBuilder()
                .include("^" + method.getDeclaringClass().getName() + "\\." + method.getName() + "$")
                .param("peer", peer)
                .param("workers", String.valueOf(workers))
                .param("pending", effort.pendingTimers())
                .jvmArgsAppend(flags(method, peer, workers))
                .forks(effort.forks)
                .warmupIterations(effort.warmups)
                .warmupTime(effort.warmup())
                .measurementIterations(effort.measurements)
                .measurementTime(effort.measurement())
                .timeout(TimeValue.minutes(2))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(selection.mayNotFail(peer))
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static String[] flags(Method method, String peer, int workers) {
        List<String> flags = new ArrayList<>(Settings.flags(workers));
        flags.addAll(Settings.heapFlags());
        if (BLOCKS.contains(method.getDeclaringClass()) && peer.equals("rar")) {
            flags.addAll(Settings.asyncBlockFlags());
        }
        return flags.toArray(String[]::new);
    }

    private static void print(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        String benchmark = run.getParams().getBenchmark();
        System.out.printf(
                Locale.ROOT,
                "%-32s %-44s %,14.1f ±%,12.1f %s%n",
                benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1),
                parameters(run),
                result.getScore(),
                result.getScoreError(),
                result.getScoreUnit());
    }

    private static String parameters(RunResult run) {
        return run.getParams().getParamsKeys().stream()
                .map(key -> key + "=" + run.getParams().getParam(key))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }
}
