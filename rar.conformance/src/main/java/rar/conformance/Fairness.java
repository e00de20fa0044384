package rar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import rar.api.spi.Cause;

/** S1, as far as it is about order: nobody is starved. With one thread, whoever hogs it starves the others. */
final class Fairness {
    private static final int[] CYCLERS = {1, 2, 3, 500};
    private static final int TURNS = 5;

    private Fairness() {}

    static void newcomerWhileOthersCycle(Rig rig) {
        for (int count : CYCLERS) {
            for (Cause cycle : Cause.values()) {
                whileCycling(rig, count, cycle, cyclers -> {
                    for (Cause cause : Cause.values()) {
                        newcomers(rig, cause, count + " tasks that cycle by " + cycle);
                    }
                });
            }
        }
    }

    static void eachOfThoseThatCycle(Rig rig) {
        for (int count : CYCLERS) {
            for (Cause cycle : Cause.values()) {
                whileCycling(rig, count, cycle, cyclers -> {
                    rig.trial()
                            .until(
                                    () -> waiting(cyclers) == 0,
                                    Rule.S1,
                                    () -> waiting(cyclers) + " of " + count + " tasks that cycle by " + cycle
                                            + " did not have " + TURNS + " turns, while the others had up to "
                                            + most(cyclers) + ",");
                });
            }
        }
    }

    static void newcomerWhileTwoWakeEachOther(Rig rig) {
        AtomicBoolean stop = new AtomicBoolean();
        List<KitTask> pair = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            pair.add(rig.task(() -> {
                if (!stop.get()) {
                    rig.execute(pair.get(other), Cause.WAKE);
                }
            }));
        }
        rig.execute(pair.get(0), Cause.WAKE);
        try {
            for (Cause cause : Cause.values()) {
                newcomers(rig, cause, "two tasks that wake each other");
            }
        } finally {
            stop.set(true);
        }
    }

    /** What is done while others cycle. */
    private interface Scene {
        void play(List<KitTask> cyclers);
    }

    /** Has tasks hand themselves in again for as long as a scene lasts. */
    private static void whileCycling(Rig rig, int count, Cause cause, Scene scene) {
        AtomicBoolean stop = new AtomicBoolean();
        List<KitTask> cyclers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int index = i;
            cyclers.add(rig.task(() -> {
                if (!stop.get()) {
                    rig.execute(cyclers.get(index), cause);
                }
            }));
        }
        rig.execute(Cause.SPAWN, () -> cyclers.forEach(task -> rig.execute(task, cause)));
        try {
            scene.play(cyclers);
        } finally {
            stop.set(true);
        }
    }

    /** One from outside, and one handed in by a task. */
    private static void newcomers(Rig rig, Cause cause, String others) {
        CountDownLatch outside = new CountDownLatch(1);
        rig.execute(cause, outside::countDown);
        rig.trial()
                .await(
                        outside,
                        Rule.S1,
                        () -> "beside " + others + ", a task handed in from outside by " + cause + " did not run");
        CountDownLatch inside = new CountDownLatch(1);
        rig.execute(cause, () -> rig.execute(cause, inside::countDown));
        rig.trial()
                .await(
                        inside,
                        Rule.S1,
                        () -> "beside " + others + ", a task handed in by another task by " + cause + " did not run");
    }

    private static long waiting(List<KitTask> cyclers) {
        return cyclers.stream().filter(task -> task.runs() < TURNS).count();
    }

    private static int most(List<KitTask> cyclers) {
        return cyclers.stream().mapToInt(KitTask::runs).max().orElse(0);
    }
}
