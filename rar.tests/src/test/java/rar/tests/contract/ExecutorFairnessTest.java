package rar.tests.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/** The contract of a scheduler without the runtime around it: nobody is starved, even with one worker (S1). */
@Tag("S1")
class ExecutorFairnessTest {
    @ParameterizedTest
    @MethodSource("rar.tests.contract.Subject#single")
    void newcomer_whileOthersCycle_isNotStarved(Subject subject) {
        for (int count : new int[] {1, 2, 3, 1_000}) {
            for (Cause cycle : Cause.values()) {
                try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
                    AtomicBoolean stop = new AtomicBoolean();
                    List<HandTask> cyclers = cyclers(executor, count, cycle, stop);
                    try {
                        for (Cause cause : Cause.values()) {
                            Gate fromOutside = new Gate();
                            executor.execute(new HandTask(fromOutside::open), cause);
                            fromOutside.pass();
                            Gate fromInside = new Gate();
                            Task inner = new HandTask(fromInside::open);
                            executor.execute(new HandTask(() -> executor.execute(inner, cause)), cause);
                            fromInside.pass();
                        }
                        Gate.until(
                                "each of " + count + " that cycle by " + cycle + " has its turn",
                                () -> cyclers.stream().allMatch(task -> task.runs() > 10));
                    } finally {
                        stop.set(true);
                    }
                }
            }
        }
    }

    /** Tasks that hand themselves in again for as long as they may. */
    private static List<HandTask> cyclers(TaskExecutor executor, int count, Cause cause, AtomicBoolean stop) {
        List<HandTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            tasks.add(new HandTask(() -> {
                if (!stop.get()) {
                    executor.execute(tasks.get(index), cause);
                }
            }));
        }
        executor.execute(new HandTask(() -> tasks.forEach(task -> executor.execute(task, cause))), Cause.SPAWN);
        return tasks;
    }

    @ParameterizedTest
    @MethodSource("rar.tests.contract.Subject#single")
    void newcomer_whileTwoWakeEachOther_isNotStarved(Subject subject) {
        AtomicBoolean stop = new AtomicBoolean();
        List<HandTask> pair = new ArrayList<>();
        try (TaskExecutor executor = subject.executor(Subject.uniqueName())) {
            for (int i = 0; i < 2; i++) {
                int other = 1 - i;
                pair.add(new HandTask(() -> {
                    if (!stop.get()) {
                        executor.execute(pair.get(other), Cause.WAKE);
                    }
                }));
            }
            executor.execute(pair.get(0), Cause.WAKE);
            try {
                Gate outside = new Gate();
                executor.execute(new HandTask(outside::open), Cause.SPAWN);
                outside.pass();
                Gate inside = new Gate();
                Task inner = new HandTask(inside::open);
                executor.execute(new HandTask(() -> executor.execute(inner, Cause.YIELD)), Cause.SPAWN);
                inside.pass();
            } finally {
                stop.set(true);
            }
        }
    }
}
