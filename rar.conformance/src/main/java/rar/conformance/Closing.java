package rar.conformance;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import rar.api.spi.Cause;

/** S5: the end of an executor. That nothing is forgotten is what {@link Rig#end()} looks at. */
final class Closing {
    private static final int CREW = 3;
    private static final int EACH = 300;
    private static final int QUEUED = 1_000;

    private Closing() {}

    static void withTasksQueued(Rig rig) {
        CountDownLatch release = rig.occupy(Rule.S4);
        for (int i = 0; i < QUEUED; i++) {
            rig.execute(KitTask.cause(i), () -> {});
        }
        rig.endAndRelease(release);
    }

    /** Queued tasks hand in others, as tasks that yield do. */
    static void withTasksThatHandInOthers(Rig rig) {
        CountDownLatch release = rig.occupy(Rule.S4);
        for (int i = 0; i < QUEUED; i++) {
            KitTask second = rig.task(() -> {});
            rig.execute(Cause.SPAWN, () -> rig.tryExecute(second, Cause.YIELD));
        }
        rig.endAndRelease(release);
    }

    static void whileOthersHandIn(Rig rig) {
        for (int round = 0; round < rig.effort().rounds() / 20 + 1; round++) {
            try (Rig closing = rig.sibling()) {
                CountDownLatch started = new CountDownLatch(1);
                Crew crew = Crew.start(rig.trial(), CREW, member -> {
                    boolean open = true;
                    for (int i = 0; i < EACH && open; i++) {
                        KitTask second = closing.task(() -> {});
                        KitTask first = closing.task(() -> closing.tryExecute(second, Cause.WAKE));
                        open = closing.tryExecute(first, KitTask.anyCause());
                        started.countDown();
                    }
                });
                rig.trial().await(started, Rule.S2, () -> "execute did not return");
                closing.shut();
                crew.join(Rule.S2, "execute, called while the executor closed,");
                closing.audit(); // not before the last of them knows whether it was rejected
            }
        }
    }

    static void executeAfterwards(Rig rig) {
        rig.end();
        for (Cause cause : Cause.values()) {
            KitTask task = rig.task(() -> {});
            if (rig.tryExecute(task, cause)) {
                rig.trial()
                        .until(
                                () -> task.missing() == 0,
                                Rule.S5,
                                () -> "execute, called by " + cause + " after close() had returned, did not throw"
                                        + " RejectedExecutionException, and the task did not run");
            }
        }
    }

    static void endsItsThreads(Rig rig) {
        rig.occupy(Rule.S4).countDown();
        Set<Thread> runners = rig.runners();
        rig.end();
        if (rig.ownsThreads()) {
            new OwnThreads(rig.name(), runners).requireEnded(rig.trial(), Rule.S5);
        }
    }

    /** The runtime's {@code close()} may be called by a thread that has been interrupted. */
    static void byAnInterruptedThread(Rig rig) {
        CountDownLatch release = rig.occupy(Rule.S4);
        for (int i = 0; i < QUEUED; i++) {
            rig.execute(KitTask.cause(i), () -> {});
        }
        release.countDown();
        rig.closeInterrupted();
        if (rig.ownsThreads()) {
            new OwnThreads(rig.name(), rig.runners()).requireEnded(rig.trial(), Rule.S5);
        }
    }
}
