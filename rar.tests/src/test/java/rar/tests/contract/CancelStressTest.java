package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/**
 * Cancellation at every point of a task's life. Whenever it comes: the task ends, with a value or by cancellation and
 * never both, its handle tells everyone the same, and its future is given up once or has finished.
 */
class CancelStressTest {
    private static final int BATCH = 60;

    /** When the canceller strikes: as soon as this holds, and then a random while later. */
    private enum Point {
        SPAWN,
        FIRST_POLL,
        SECOND_POLL,
        COMPLETION,
        AFTERWARDS;

        boolean isReached(JoinHandle<?> task, Probe<?> probe) {
            return switch (this) {
                case SPAWN -> true;
                case FIRST_POLL -> probe.polls() > 0 || task.isDone();
                case SECOND_POLL -> probe.polls() > 1 || task.isDone();
                case COMPLETION -> probe.isCompleted();
                case AFTERWARDS -> task.isDone();
            };
        }
    }

    @EveryScheduler
    void cancel_atEveryPointOfATasksLife_isAllOrNothing(Subject subject) {
        race(subject, 1);
    }

    @Tag("stress")
    @EveryScheduler
    void cancel_atEveryPointOfATasksLifeForLong_isAllOrNothing(Subject subject) {
        race(subject, 400);
    }

    private static void race(Subject subject, int batches) {
        Scheduler scheduler = subject.start();
        Growth growth = new Growth();
        for (Point point : Point.values()) {
            int cancelled = 0;
            for (int i = 0; i < batches; i++) {
                cancelled += new Race(scheduler, point).run();
            }
            assertTrue(point != Point.AFTERWARDS || cancelled == 0, "a finished task was cancelled");
        }
        growth.assertNone();
        Growth.close(scheduler);
    }

    /** A batch of tasks, each of them spawned, woken, completed, awaited and cancelled by five threads at once. */
    private static final class Race {
        private final Scheduler scheduler;
        private final Point point;
        private final List<Probe<Integer>> probes = new ArrayList<>();
        private final AtomicReferenceArray<JoinHandle<Integer>> tasks = new AtomicReferenceArray<>(BATCH);
        private final Integer[] values = new Integer[BATCH]; // as the awaiting thread got them

        Race(Scheduler scheduler, Point point) {
            this.scheduler = scheduler;
            this.point = point;
            for (int i = 0; i < BATCH; i++) {
                probes.add(new Probe<>());
            }
        }

        /** Returns how many tasks ended by cancellation. */
        int run() {
            Crew.run(5, member -> {
                for (int i = 0; i < BATCH; i++) {
                    step(member, i);
                }
            });
            int cancelled = 0;
            for (int i = 0; i < BATCH; i++) {
                cancelled += check(i) ? 1 : 0;
            }
            return cancelled;
        }

        private void step(int member, int index) {
            Probe<Integer> probe = probes.get(index);
            if (member == 0) {
                tasks.set(index, scheduler.spawn(probe));
                return;
            }
            JoinHandle<Integer> task = spawned(index);
            if (member == 1) {
                pause();
                probe.wake();
            } else if (member == 2) {
                pause();
                probe.complete(index);
            } else if (member == 3) {
                values[index] = await(task);
            } else {
                spinUntil(() -> point.isReached(task, probe));
                pause();
                task.cancel();
            }
        }

        private JoinHandle<Integer> spawned(int index) {
            spinUntil(() -> tasks.get(index) != null);
            return tasks.get(index);
        }

        private static void spinUntil(BooleanSupplier condition) {
            for (int spins = 0; !condition.getAsBoolean(); spins++) {
                if (spins < 200) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(1_000); // there may be fewer processors than threads
                }
            }
        }

        private Integer await(JoinHandle<Integer> task) {
            try {
                return scheduler.blockOn(task.shield());
            } catch (CancellationException e) {
                return null;
            }
        }

        private boolean check(int index) {
            JoinHandle<Integer> task = tasks.get(index);
            Probe<Integer> probe = probes.get(index);
            Gate.until("the end", task::isDone);
            probe.assertTreatedWell();
            Integer expected = task.isCancelled() ? null : index;
            assertEquals(expected, values[index], "what the awaiting thread got");
            assertEquals(expected, await(task), "what comes of awaiting again");
            if (task.isCancelled()) {
                assertTrue(probe.cancels() == 1 || probe.isFinished(), "given up once, or finished too late");
            } else {
                probe.assertFinished();
            }
            return task.isCancelled();
        }

        private static void pause() {
            for (int i = ThreadLocalRandom.current().nextInt(50); i > 0; i--) {
                Thread.onSpinWait();
            }
        }
    }
}
