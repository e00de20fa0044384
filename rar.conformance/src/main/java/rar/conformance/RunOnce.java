package rar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.Cause;

/** S1, as far as it is about numbers: each task runs once for each time that it is handed in. */
final class RunOnce {
    private static final int CREW = 4;
    private static final int DEPTH = 12;

    private RunOnce() {}

    static void fromSeveralThreads(Rig rig) {
        int each = rig.effort().tasks() / CREW + 1;
        CountDownLatch left = new CountDownLatch(CREW * each);
        Crew crew = Crew.start(rig.trial(), CREW, member -> {
            for (int i = 0; i < each; i++) {
                rig.execute(KitTask.anyCause(), left::countDown);
            }
        });
        crew.join(Rule.S2, "execute");
        awaitAll(rig, left, CREW * each, "handed in by " + CREW + " threads");
    }

    static void fromTasks(Rig rig) {
        CountDownLatch left = new CountDownLatch((2 << DEPTH) - 1);
        rig.execute(Cause.SPAWN, () -> node(rig, DEPTH, left));
        awaitAll(rig, left, (2 << DEPTH) - 1, "handed in by tasks, two by each");
    }

    /** What a task does that hands in two more, down to a depth. */
    private static void node(Rig rig, int depth, CountDownLatch left) {
        for (int i = 0; depth > 0 && i < 2; i++) {
            rig.execute(KitTask.anyCause(), () -> node(rig, depth - 1, left));
        }
        left.countDown();
    }

    static void burstFromOneTask(Rig rig) {
        int count = rig.effort().tasks();
        CountDownLatch left = new CountDownLatch(count);
        rig.execute(Cause.SPAWN, () -> {
            for (int i = 0; i < count; i++) {
                rig.execute(KitTask.cause(i), left::countDown);
            }
        });
        awaitAll(rig, left, count, "handed in at once by one task");
    }

    static void againAndAgain(Rig rig) {
        int times = rig.effort().tasks() / 10 + 1;
        for (Cause cause : Cause.values()) {
            CountDownLatch left = new CountDownLatch(times);
            AtomicInteger again = new AtomicInteger(times - 1);
            List<KitTask> self = new ArrayList<>();
            self.add(rig.task(() -> {
                if (again.getAndDecrement() > 0) {
                    rig.execute(self.get(0), cause);
                }
                left.countDown();
            }));
            rig.execute(self.get(0), Cause.SPAWN);
            awaitAll(rig, left, times, "of one task that hands itself in again by " + cause);
        }
    }

    private static void awaitAll(Rig rig, CountDownLatch left, int count, String what) {
        rig.trial()
                .await(
                        left,
                        Rule.S1,
                        () -> "of " + count + " runs " + what + ", the last " + left.getCount() + " did not happen");
    }
}
