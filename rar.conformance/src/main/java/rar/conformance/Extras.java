package rar.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import rar.api.spi.WorkerThread;

/** O1 to O3: what only some schedulers promise. */
final class Extras {
    private static final int THROWS = 20;

    private Extras() {}

    static void order(Rig rig) {
        int count = rig.effort().tasks() / 10 + 1;
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch left = new CountDownLatch(count);
        CountDownLatch release = rig.occupy(Rule.S4);
        for (int i = 0; i < count; i++) {
            int number = i;
            rig.execute(KitTask.cause(i), () -> {
                order.add(number);
                left.countDown();
            });
        }
        release.countDown();
        rig.trial().await(left, Rule.S1, () -> left.getCount() + " of " + count + " tasks did not run");
        for (int i = 0; i < count; i++) {
            int ran = order.get(i);
            int place = i;
            rig.trial()
                    .require(
                            ran == place,
                            Rule.O1,
                            "the task that was handed in as number " + ran + ", by " + KitTask.cause(ran)
                                    + ", ran as number " + place);
        }
    }

    static void throwingTasks(Rig rig) {
        for (int i = 0; i < THROWS; i++) {
            int number = i;
            rig.execute(KitTask.cause(i), () -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
                if (number % 2 == 0) {
                    throw new IllegalStateException("on purpose");
                }
                throw new StackOverflowError("on purpose");
            });
        }
        CountDownLatch ran = new CountDownLatch(1);
        rig.execute(KitTask.cause(0), ran::countDown);
        rig.trial()
                .await(
                        ran,
                        Rule.O2,
                        () -> "after " + THROWS + " tasks that threw, a task that does not throw was not run");
    }

    static void workerThreads(Rig rig) {
        rig.occupy(Rule.S4).countDown();
        for (Thread thread : rig.runners()) {
            boolean good = thread instanceof WorkerThread
                    && thread.isDaemon()
                    && thread.getName().contains(rig.name());
            rig.trial()
                    .require(
                            good,
                            Rule.O3,
                            "thread \"" + thread.getName() + "\" of " + thread.getClass() + " runs tasks");
        }
    }
}
