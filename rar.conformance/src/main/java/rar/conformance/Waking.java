package rar.conformance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import rar.api.spi.Cause;

/** S4: no wake-up is lost between "found nothing" and "parked". */
final class Waking {
    private static final int MOST_SPINS = 2_000;

    private Waking() {}

    /** After each run the threads are on their way to sleep; the next task comes at a different point of that way. */
    static void fromOutside(Rig rig) {
        for (int round = 0; round < rig.effort().rounds(); round++) {
            Cause cause = KitTask.cause(round);
            int number = round;
            CountDownLatch ran = new CountDownLatch(1);
            rig.execute(cause, ran::countDown);
            rig.trial()
                    .awaitAwake(
                            ran,
                            Rule.S4,
                            () -> "all threads were idle, or about to be, and a task handed in from outside by " + cause
                                    + " was not started (in round " + number + ")");
            pause();
        }
    }

    /** A thread that queues work and is then busy with its task for long: another one has to come. */
    static void fromATaskThatStaysBusy(Rig rig) {
        for (int round = 0; rig.parallelism() > 1 && round < rig.effort().rounds(); round++) {
            Cause cause = KitTask.cause(round);
            CountDownLatch ran = new CountDownLatch(1);
            rig.execute(Cause.SPAWN, () -> {
                rig.execute(cause, ran::countDown);
                rig.trial().hold(ran);
            });
            rig.trial()
                    .await(
                            ran,
                            Rule.S4,
                            () -> "a task handed in by another one by " + cause + ", which went on to be busy, was not"
                                    + " started, though " + (rig.parallelism() - 1) + " threads were idle");
            pause();
        }
    }

    static void allThreadsAtOnce(Rig rig) {
        for (int round = 0; round < rig.effort().rounds() / 10 + 1; round++) {
            CountDownLatch met = new CountDownLatch(rig.parallelism());
            CountDownLatch gone = new CountDownLatch(rig.parallelism());
            Runnable handIn = () -> {
                for (int i = 0; i < rig.parallelism(); i++) {
                    rig.execute(Cause.SPAWN, () -> {
                        met.countDown();
                        rig.trial().hold(met);
                        gone.countDown();
                    });
                }
            };
            if (round % 2 == 0) {
                handIn.run();
            } else {
                rig.execute(Cause.SPAWN, handIn);
            }
            rig.trial()
                    .await(
                            gone,
                            Rule.S4,
                            () -> met.getCount() + " of " + rig.parallelism()
                                    + " tasks that wait for each other were not started, though a thread was left for"
                                    + " each");
        }
    }

    /** Between nothing and some microseconds. */
    private static void pause() {
        for (int i = ThreadLocalRandom.current().nextInt(MOST_SPINS); i > 0; i--) {
            Thread.onSpinWait();
        }
    }
}
