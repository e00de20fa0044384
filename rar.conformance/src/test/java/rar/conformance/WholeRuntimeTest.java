package rar.conformance;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rar.api.spi.SchedulerProvider;

/**
 * The runtime on schedulers that are broken, and declared as services: it cannot keep its rules, and the kit sees it.
 */
class WholeRuntimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LosesWakes    | required_R2_wakesFromOutside_areNotLost   | did not lead to a poll",
                "LosesYields   | required_R3_blockOn_waitsForAllTasks      | a call had not returned after",
                "TiresOfTasks  | required_R5_tasksThatFail_harmNoOther     | a call had not returned after",
                "LeavesThreads | required_R6_close_cancelsEveryTaskOnce    | threads still alive"
            })
    void scheduler_broken_isCaught(String type, String method, String message) throws Exception {
        SchedulerProvider provider = Class.forName("rar.conformance.Registered$" + type)
                .asSubclass(SchedulerProvider.class)
                .getConstructor()
                .newInstance();
        Subject.effort = Subject.SHORT.withLimit(Duration.ofMillis(300)); // all of it is waited for
        Subject.scheduler = provider;
        Subject.traits = Set.of();
        KitRun.assertCaught(Subject.OfSchedulers.class, method, "scheduler \"" + provider.name() + "\"", message);
    }
}
