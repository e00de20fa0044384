package rar.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** C1, C2, C3 and C6: when entries fire. */
final class Firing {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long[] DELAYS = {
        0, 1, 1_000, MILLI, 3 * MILLI, 65 * MILLI, 257 * MILLI, 520 * MILLI, 1_100 * MILLI
    };
    private static final int CREW = 4;

    private Firing() {}

    static void nearAndFar(TimerRig rig) {
        CountDownLatch left = new CountDownLatch(2 * DELAYS.length);
        List<KitEntry> entries = new ArrayList<>();
        long now = rig.timer().nanos();
        for (int i = 0; i < DELAYS.length; i++) {
            entries.add(rig.at(now + DELAYS[i], rig.entry(left::countDown)));
            entries.add(rig.at(now + DELAYS[DELAYS.length - 1 - i], rig.entry(left::countDown)));
        }
        KitEntry passed = rig.at(0, rig.entry());
        long last = now + DELAYS[DELAYS.length - 1];
        rig.await(
                left,
                last,
                Rule.C1,
                () -> left.getCount() + " of " + entries.size()
                        + " entries, with deadlines up to " + (last - now) / MILLI + " ms ahead, had not fired "
                        + (rig.timer().nanos() - last) / MILLI + " ms after the last of them, and did not");
        rig.pass(last + MILLI, Rule.C3);
        rig.requireFired(entries, 1, Rule.C1, "an entry");
        rig.requireFired(List.of(passed), 1, Rule.C1, "an entry with the deadline 0, which has passed,");
    }

    static void fromSeveralThreads(TimerRig rig) {
        int each = rig.effort().tasks() / CREW + 1;
        CountDownLatch left = new CountDownLatch(CREW * each);
        List<KitEntry> entries = Collections.synchronizedList(new ArrayList<>());
        long base = rig.timer().nanos();
        Crew.start(rig.trial(), CREW, member -> {
                    for (int i = 0; i < each; i++) {
                        long delay = ThreadLocalRandom.current().nextLong(100 * MILLI);
                        entries.add(rig.at(base + delay, rig.entry(left::countDown)));
                    }
                })
                .join(Rule.C3, "schedule");
        rig.await(
                left,
                base + 100 * MILLI,
                Rule.C1,
                () -> left.getCount() + " of " + CREW * each + " entries, scheduled by " + CREW
                        + " threads, did not fire");
        rig.pass(base + 101 * MILLI, Rule.C3);
        rig.requireFired(entries, 1, Rule.C1, "an entry");
    }

    static void again(TimerRig rig) {
        int times = 10;
        AtomicInteger turns = new AtomicInteger();
        List<KitEntry> self = new ArrayList<>();
        self.add(rig.entry(() -> {
            if (turns.incrementAndGet() < times) {
                rig.at(self.get(0).due() + MILLI, self.get(0));
            }
        }));
        long last = rig.in(MILLI, self.get(0)).due() + times * MILLI;
        rig.until(
                () -> turns.get() == times,
                last,
                Rule.C1,
                () -> "an entry that schedules itself again while it fires has fired " + turns + " times instead of "
                        + times);
        rig.pass(last + MILLI, Rule.C3);
        rig.requireFired(self, times, Rule.C1, "an entry that was scheduled " + times + " times");
    }

    /** Whether one is early, {@link TimerRig} finds out. */
    static void neverEarly(TimerRig rig) {
        int count = rig.effort().rounds();
        CountDownLatch left = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            // Each from its own now: a test that is held up still has them in the future.
            rig.in(i * 900_007L % (360 * MILLI), rig.entry(left::countDown));
        }
        long end = rig.timer().nanos() + 360 * MILLI;
        rig.await(left, end, Rule.C3, () -> left.getCount() + " of " + count + " entries did not fire");
        rig.trial().requireNone();
    }

    static void years(TimerRig rig) {
        List<KitEntry> far = new ArrayList<>();
        for (int bit = 42; bit < 63; bit++) { // 2^42 ns are more than an hour
            far.add(rig.at(1L << bit, rig.entry()));
            far.add(rig.at((1L << bit) + rig.timer().nanos() + MILLI, rig.entry()));
        }
        far.add(rig.at(Long.MAX_VALUE, rig.entry()));
        far.add(rig.at(Long.MAX_VALUE - 1, rig.entry()));
        long soon = rig.timer().nanos() + 20 * MILLI;
        rig.pass(soon, Rule.C3);
        rig.trial().requireNone();
        rig.requireFired(far, 0, Rule.C2, "an entry with a deadline far away");
        for (KitEntry entry : far) {
            rig.trial()
                    .require(
                            rig.timer().cancel(entry),
                            Rule.C4,
                            "an entry with deadline " + entry.due() + " ns, hours from now, could not be cancelled");
        }
    }

    static void clock(TimerRig rig) {
        Crew.start(rig.trial(), CREW, member -> {
                    long before = 0;
                    for (int i = 0; i < rig.effort().tasks(); i++) {
                        long now = rig.timer().nanos();
                        rig.trial()
                                .require(
                                        now >= before,
                                        Rule.C2,
                                        "nanos() was " + before + " (at the start at least 0), and then " + now);
                        before = now;
                    }
                })
                .join(Rule.C2, "nanos()");
    }

    static void earlierThanTheOthers(TimerRig rig) {
        for (int round = 1; round <= 20; round++) {
            rig.in(HOUR - round * MILLI, rig.entry());
            CountDownLatch fired = new CountDownLatch(1);
            KitEntry near = rig.in(round % 4 * MILLI, rig.entry(fired::countDown));
            rig.await(
                    fired,
                    near.due(),
                    Rule.C3,
                    () -> "an entry was scheduled while the timer slept for others an hour away, and had not fired "
                            + (rig.timer().nanos() - near.due()) / MILLI + " ms after its deadline, nor did it");
        }
    }

    /** Nothing else is pending, so that a timer which misses the entry sleeps without end. */
    static void noLostWakeup(TimerRig rig) {
        for (int round = 0; round < rig.effort().rounds() * 5; round++) {
            CountDownLatch fired = new CountDownLatch(1);
            KitEntry entry = rig.at(0, rig.entry(fired::countDown));
            rig.awaitAwake(
                    fired,
                    entry.due(),
                    Rule.C3,
                    () -> "an entry that was due at once, scheduled as the timer was about to sleep, did not fire");
            for (int i = ThreadLocalRandom.current().nextInt(1_000); i > 0; i--) {
                Thread.onSpinWait();
            }
        }
    }

    static void throwing(TimerRig rig) {
        for (int i = 0; i < 4; i++) {
            int number = i;
            rig.in(MILLI, rig.entry(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
                if (number % 2 == 0) {
                    throw new Purposeful();
                }
                throw new IllegalStateException("fails on purpose");
            }));
        }
        CountDownLatch fired = new CountDownLatch(2);
        rig.in(MILLI, rig.entry(fired::countDown));
        KitEntry later = rig.in(5 * MILLI, rig.entry(fired::countDown));
        rig.await(
                fired,
                later.due(),
                Rule.C6,
                () -> "after entries that threw, " + fired.getCount() + " of 2 others did not fire");
    }

    static void outsideLocks(TimerRig rig) {
        CountDownLatch firing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        KitEntry first = rig.in(MILLI, rig.entry(() -> {
            firing.countDown();
            rig.trial().hold(release);
        }));
        rig.await(firing, first.due(), Rule.C3, () -> "an entry did not fire");
        try {
            Crew.start(rig.trial(), 1, member -> {
                        KitEntry other = rig.in(HOUR, rig.entry());
                        rig.trial().require(rig.timer().cancel(other), Rule.C4, "a pending entry was not cancelled");
                        rig.trial().require(!rig.timer().cancel(first), Rule.C4, "an entry that fires was cancelled");
                    })
                    .join(Rule.C6, "schedule or cancel, called by another thread while an entry fires,");
        } finally {
            release.countDown();
        }
    }

    /** Without a stack trace, which would only fill the log. */
    private static final class Purposeful extends Error {
        private static final long serialVersionUID = 1;

        Purposeful() {
            super("fails on purpose", null, false, false);
        }
    }
}
