package rar.conformance;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import rar.api.spi.Cause;

/** R7 and R8 of an executor: what it shares with others, and what it keeps. */
final class Isolation {
    private static final int CHURN = 100;

    private Isolation() {}

    static void oneClosedBesideAnother(Rig rig) {
        try (Rig other = rig.sibling()) {
            other.occupy(Rule.S4).countDown();
            rig.occupy(Rule.S4).countDown();
            other.end();
        }
        for (Cause cause : Cause.values()) {
            CountDownLatch ran = new CountDownLatch(1);
            rig.tryExecuteOr(Rule.R7, "after another executor of the same provider was closed,", cause, ran::countDown);
            rig.trial()
                    .await(
                            ran,
                            Rule.R7,
                            () -> "after another executor of the same provider was closed, a task did not run");
        }
        if (!rig.has(Trait.BORROWED_THREADS)) { // of which there may be one for both
            requireStrangersWhenBothWork(rig);
        }
    }

    private static void requireStrangersWhenBothWork(Rig rig) {
        try (Rig other = rig.sibling()) {
            CountDownLatch mine = rig.occupy(Rule.S4);
            try {
                other.occupy(Rule.R7).countDown();
            } finally {
                mine.countDown();
            }
            HandOver.requireStrangers(rig, other);
        }
    }

    /** What has been run is garbage, but for what a thread may still hold in its hands. */
    static void finishedTasks(Rig rig) {
        int count = rig.effort().tasks() / 10 + 1;
        List<WeakReference<Object>> finished = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Object future = new Object();
            finished.add(new WeakReference<>(future));
            rig.executeUnbooked(KitTask.cause(i), holding(future, left));
        }
        rig.trial().await(left, Rule.S1, () -> left.getCount() + " of " + count + " tasks did not run");
        for (int i = 0; i < CHURN; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            rig.execute(KitTask.cause(i), ran::countDown);
            rig.trial().await(ran, Rule.S4, () -> "a task was not started");
        }
        rig.runners().clear(); // a virtual thread, even if it has ended, has what it ran
        Supplier<Long> kept =
                () -> finished.stream().filter(task -> task.get() != null).count();
        rig.trial()
                .until(
                        () -> {
                            System.gc();
                            return kept.get() <= 2L * rig.parallelism() + 1;
                        },
                        Rule.R8,
                        () -> kept.get() + " of " + count + " tasks that had been run were still held");
    }

    private static Runnable holding(Object future, CountDownLatch left) {
        return () -> {
            if (future.hashCode() != 0 || left.getCount() >= 0) { // so that the task holds both
                left.countDown();
            }
        };
    }
}
