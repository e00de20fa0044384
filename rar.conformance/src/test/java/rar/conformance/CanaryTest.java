package rar.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each scheduler that is broken is caught by the test meant for it. For timers, see {@link TimerCanaryTest}. */
class CanaryTest {
    static final int REPEATS = 100;

    /** No scheduler can be seen to break these, or the runtime makes it good; see {@link WholeRuntimeTest} for R. */
    private static final Set<String> WITHOUT_CANARY = Set.of(
            "required_S1_taskThatHandsItselfIn_runsAsOftenAsHandedIn",
            "required_S2_execute_byAThreadOfAnother_runsAtHome",
            "required_S3_writesBeforeExecute_areSeen",
            "required_S4_noLostWakeup_whenAllThreadsAreNeeded",
            "required_S5_close_withTasksThatHandInOthers_runsOrRejectsThose",
            "required_S5_close_whileOthersHandIn_runsOrRejectsThose",
            "required_R1_taskWokenByMany_isPolledByOneAtATime",
            "required_R2_wakesFromOutside_areNotLost",
            "required_R3_blockOn_waitsForAllTasks",
            "required_R5_tasksThatFail_harmNoOther",
            "required_R6_close_cancelsEveryTaskOnce");

    @ParameterizedTest
    @EnumSource
    void scheduler_broken_isCaught(BrokenScheduler broken) {
        Subject.effort = Subject.SHORT;
        Subject.scheduler = broken;
        Subject.traits = broken.traits();
        KitRun.assertCaught(
                Subject.OfSchedulers.class, broken.method(), "scheduler \"" + broken.name() + "\"", broken.message());
    }

    @Tag("stress")
    @ParameterizedTest
    @EnumSource
    void scheduler_brokenAHundredTimes_isCaughtEachTime(BrokenScheduler broken) {
        for (int i = 0; i < REPEATS; i++) {
            scheduler_broken_isCaught(broken);
        }
    }

    @Test
    void tests_ofTheKit_haveACanaryOrAReason() {
        Set<String> covered = new TreeSet<>(WITHOUT_CANARY);
        Arrays.stream(BrokenScheduler.values()).forEach(broken -> covered.add(broken.method()));
        Arrays.stream(BrokenTimer.values()).forEach(broken -> covered.add(broken.method()));
        Set<String> tests = Stream.of(SchedulerConformance.class, TimerConformance.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(tests, covered);
    }
}
