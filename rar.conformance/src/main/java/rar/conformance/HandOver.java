package rar.conformance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.Cause;

/** S2 and S3: what happens between {@code execute} and {@code run()}. */
final class HandOver {
    private static final int CREW = 4;

    private HandOver() {}

    static void whileAllThreadsAreBusy(Rig rig) {
        int count = rig.effort().tasks();
        CountDownLatch left = new CountDownLatch(count);
        CountDownLatch release = rig.occupy(Rule.S4);
        try {
            Crew.start(rig.trial(), 1, member -> {
                        for (int i = 0; i < count; i++) {
                            rig.execute(KitTask.cause(i), left::countDown);
                        }
                    })
                    .join(Rule.S2, "execute, called while all threads were busy with other tasks,");
        } finally {
            release.countDown();
        }
        rig.trial().await(left, Rule.S1, () -> left.getCount() + " of " + count + " queued tasks did not run");
    }

    static void byATask(Rig rig) {
        int count = rig.effort().tasks() / 10 + 1;
        CountDownLatch left = new CountDownLatch(count);
        rig.execute(Cause.SPAWN, () -> {
            for (int i = 0; i < count; i++) {
                rig.execute(KitTask.cause(i), left::countDown);
            }
        });
        rig.trial().await(left, Rule.S1, () -> left.getCount() + " of " + count + " queued tasks did not run");
    }

    /** A thread of one executor is a stranger to another. */
    static void byAThreadOfAnother(Rig rig) {
        int count = rig.effort().rounds();
        CountDownLatch left = new CountDownLatch(count);
        try (Rig other = rig.sibling()) {
            for (int i = 0; i < count; i++) {
                other.execute(Cause.SPAWN, () -> rig.execute(KitTask.anyCause(), left::countDown));
            }
            rig.trial()
                    .await(
                            left,
                            Rule.S2,
                            () -> left.getCount() + " of " + count
                                    + " tasks did not run that threads of another executor of the same provider had"
                                    + " handed in");
            requireStrangers(rig, other);
        }
    }

    static void requireStrangers(Rig rig, Rig other) {
        for (Thread thread : rig.runners()) {
            rig.trial()
                    .require(
                            rig.has(Trait.BORROWED_THREADS) || !other.runners().contains(thread),
                            Rule.R7,
                            "thread \"" + thread.getName() + "\" ran tasks of two executors");
        }
    }

    static void publication(Rig rig) {
        int each = rig.effort().tasks() / CREW + 1;
        CountDownLatch left = new CountDownLatch(CREW * each);
        AtomicInteger wrong = new AtomicInteger();
        Crew crew = Crew.start(rig.trial(), CREW, member -> {
            for (int i = 0; i < each; i++) {
                int[] plain = new int[2];
                Runnable second = () -> {
                    wrong.addAndGet(plain[1] == 8 ? 0 : 1);
                    left.countDown();
                };
                Runnable first = () -> {
                    wrong.addAndGet(plain[0] == 7 ? 0 : 1);
                    plain[1] = 8;
                    rig.execute(KitTask.anyCause(), second);
                };
                plain[0] = 7;
                rig.execute(KitTask.anyCause(), first);
            }
        });
        crew.join(Rule.S2, "execute");
        rig.trial().await(left, Rule.S1, () -> left.getCount() + " tasks did not run");
        rig.trial()
                .require(
                        wrong.get() == 0,
                        Rule.S3,
                        wrong + " of " + 2 * CREW * each + " tasks did not see what had been written before execute");
    }
}
