package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Very many spawns: none lost, none run twice, nothing left behind. */
class SpawnStressTest {
    private static final int BATCH = 5_000;
    private static final int THREADS = 4;

    @EveryScheduler
    void tasks_spawnedByTheThousand_runOnceEach(Subject subject) {
        spawn(subject, 40_000);
    }

    @Tag("stress")
    @EveryScheduler
    void tenMillionTasks_runOnceEach(Subject subject) {
        spawn(subject, 10_000_000);
    }

    private static void spawn(Subject subject, int total) {
        Scheduler scheduler = subject.start();
        Growth growth = new Growth();
        Crew.run(THREADS, member -> {
            for (int batch = 0; batch < total / THREADS / BATCH; batch++) {
                if (member % 2 == 0) {
                    spawnInScope(scheduler);
                } else {
                    spawnAndJoin(scheduler);
                }
            }
        });
        growth.assertNone();
        Growth.close(scheduler);
    }

    /** Half of the tasks are spawned by the root, and each of those spawns another. */
    private static void spawnInScope(Scheduler scheduler) {
        AtomicIntegerArray runs = new AtomicIntegerArray(BATCH);
        scheduler.blockOn(Future.run(() -> {
            for (int i = 0; i < BATCH; i += 2) {
                int index = i;
                Context.spawn(Future.run(() -> {
                    runs.incrementAndGet(index);
                    Context.spawn(Context.yieldNow().map(v -> runs.incrementAndGet(index + 1)));
                }));
            }
        }));
        assertOneEach(runs);
    }

    private static void spawnAndJoin(Scheduler scheduler) {
        AtomicIntegerArray runs = new AtomicIntegerArray(BATCH);
        List<JoinHandle<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            int index = i;
            tasks.add(scheduler.spawn(Future.call(() -> runs.incrementAndGet(index))));
        }
        for (JoinHandle<Integer> task : tasks) {
            assertEquals(1, scheduler.blockOn(task));
        }
        assertOneEach(runs);
    }

    private static void assertOneEach(AtomicIntegerArray runs) {
        for (int i = 0; i < runs.length(); i++) {
            assertEquals(1, runs.get(i), "runs of task " + i);
        }
    }
}
