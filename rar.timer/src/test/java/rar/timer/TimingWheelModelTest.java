package rar.timer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The wheel beside a sorted set, over many random steps, in wheels of several sizes. The property
 * {@code rar.timer.seeds} asks for more than the few seeds that a build has time for.
 */
class TimingWheelModelTest {
    private static final int SEEDS = Integer.getInteger("rar.timer.seeds", 8);
    private static final int STEPS = 2_000;

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "0, 3", "0, 5", "3, 2", "10, 4", "13, 5", "20, 5", "30, 5"})
    void anySteps_againstSortedSet_agree(int tickShift, int digitBits) {
        for (int seed = 0; seed < SEEDS; seed++) {
            run(new Geometry(tickShift, digitBits), seed);
        }
    }

    private static void run(Geometry geometry, int seed) {
        ModelRun run = new ModelRun(geometry, seed);
        int step = 0;
        try {
            for (; step < STEPS; step++) {
                run.step();
            }
            run.finish();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(geometry + " with seed " + seed + " fails at step " + step + ": " + e, e);
        }
    }
}
