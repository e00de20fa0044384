package rar.conformance;

import java.util.concurrent.CountDownLatch;
import rar.api.spi.Cause;

/** S6: idle threads are idle. */
final class Idleness {
    private Idleness() {}

    static void atFirst(Rig rig) {
        threads(rig).requireIdle(rig.trial(), Rule.S6, () -> "though it had never been given a task,");
    }

    static void afterWork(Rig rig) {
        rig.occupy(Rule.S4).countDown();
        work(rig, () -> {});
        threads(rig).requireIdle(rig.trial(), Rule.S6, () -> "after the last of its tasks had run,");
    }

    /** A park returns at once for as long as the thread is interrupted. */
    static void afterAnInterrupt(Rig rig) {
        rig.occupy(Rule.S4).countDown();
        work(rig, () -> Thread.currentThread().interrupt());
        threads(rig).requireIdle(rig.trial(), Rule.S6, () -> "after tasks that left their threads interrupted,");
    }

    private static void work(Rig rig, Runnable body) {
        int count = rig.effort().tasks() / 10 + 1;
        CountDownLatch left = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            rig.execute(Cause.SPAWN, () -> {
                body.run();
                left.countDown();
            });
        }
        rig.trial().await(left, Rule.S1, () -> left.getCount() + " of " + count + " tasks did not run");
    }

    private static OwnThreads threads(Rig rig) {
        return new OwnThreads(rig.name(), rig.runners());
    }
}
