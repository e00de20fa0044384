package rar.lincheck;

import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** How long to check, and with how many threads. */
public final class Checks {
    private Checks() {}

    /** Tries so many ways in which the threads of each scenario can interleave, those with few switches first. */
    public static ModelCheckingOptions picked(
            Class<?> operations, Class<?> specification, List<Scenario> scenarios, int interleavings) {
        ModelCheckingOptions options = new ModelCheckingOptions();
        scenarios.forEach(scenario -> options.addCustomScenario(scenario.with(operations)));
        return common(options, specification, 0).invocationsPerIteration(interleavings);
    }

    /** Tries a few ways in which the threads of one scenario made at random can interleave. */
    public static ModelCheckingOptions model(Class<?> specification) {
        return model(specification, 1).invocationsPerIteration(50);
    }

    /** Tries some ways in which the threads of scenarios made at random can interleave. */
    public static ModelCheckingOptions model(Class<?> specification, int iterations) {
        return common(new ModelCheckingOptions(), specification, iterations).invocationsPerIteration(200);
    }

    /** Runs scenarios made at random with real threads. */
    public static StressOptions stress(Class<?> specification, int iterations) {
        return common(new StressOptions(), specification, iterations).invocationsPerIteration(500);
    }

    private static <O extends Options<O, ?>> O common(O options, Class<?> specification, int iterations) {
        return options.iterations(iterations)
                .threads(3)
                .actorsBefore(1)
                .actorsPerThread(3)
                .actorsAfter(1)
                .minimizeFailedScenario(false)
                .sequentialSpecification(specification);
    }
}
