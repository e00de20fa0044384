package rar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** C4 and C9: what becomes of an entry that is taken back, and what is refused. */
final class Cancelling {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long EARLY = 20_000;
    private static final long LATE = 200_000;
    private static final int CREW = 3;
    private static final int BURSTS = 8;

    private Cancelling() {}

    static void pending(TimerRig rig) {
        List<KitEntry> cancelled = new ArrayList<>();
        List<KitEntry> left = new ArrayList<>();
        long deadline = rig.timer().nanos() + 50 * MILLI;
        for (int i = 0; i < 100; i++) {
            KitEntry entry = rig.at(deadline - i * 100_000L, rig.entry());
            boolean gone = i % 3 != 0 && rig.timer().cancel(entry);
            (gone ? cancelled : left).add(entry);
        }
        for (KitEntry entry : cancelled) {
            rig.trial()
                    .require(
                            !rig.timer().cancel(entry),
                            Rule.C4,
                            "cancel returned true a second time, for an entry that was cancelled already");
        }
        KitEntry far = rig.in(HOUR, rig.entry());
        rig.trial().require(rig.timer().cancel(far), Rule.C4, "cancel returned false for an entry due in an hour");
        rig.pass(deadline, Rule.C3);
        rig.pass(deadline + MILLI, Rule.C3);
        rig.requireFired(cancelled, 0, Rule.C4, "an entry for which cancel had returned true");
        rig.requireFired(left, 1, Rule.C4, "an entry that was not cancelled");
    }

    static void notPending(TimerRig rig) {
        CountDownLatch fired = new CountDownLatch(1);
        KitEntry entry = rig.in(MILLI, rig.entry(fired::countDown));
        rig.await(fired, entry.due(), Rule.C3, () -> "an entry did not fire");
        rig.trial().require(!rig.timer().cancel(entry), Rule.C4, "cancel returned true for an entry that had fired");
        rig.trial()
                .require(
                        !rig.timer().cancel(rig.entry()),
                        Rule.C4,
                        "cancel returned true for an entry that was never scheduled");
    }

    /** In short bursts, so that on a busy machine the threads that cancel do not come too late for all. */
    static void aroundTheDeadline(TimerRig rig) {
        for (int burst = 0; burst < BURSTS; burst++) {
            aroundTheDeadlines(rig, rig.effort().tasks() / (4 * BURSTS) + 1);
        }
    }

    private static void aroundTheDeadlines(TimerRig rig, int count) {
        List<KitEntry> entries = new ArrayList<>();
        AtomicIntegerArray cancels = new AtomicIntegerArray(count);
        CountDownLatch ready = new CountDownLatch(CREW);
        CountDownLatch scheduled = new CountDownLatch(1);
        Crew cancellers = Crew.start(rig.trial(), CREW, member -> {
            ready.countDown();
            rig.trial().hold(scheduled);
            for (int i = 0; i < count; i++) {
                if (ThreadLocalRandom.current().nextBoolean()) {
                    awaitTurn(rig, entries.get(Math.max(0, i - 1)), entries.get(i));
                    cancels.addAndGet(i, rig.timer().cancel(entries.get(i)) ? 1 : 0);
                }
            }
        });
        rig.trial().await(ready, Rule.C4, () -> "the threads that cancel have not come");
        long base = rig.timer().nanos();
        long end = base + 20 * MILLI / BURSTS;
        for (int i = 0; i < count; i++) {
            entries.add(rig.at(base + (end - base) * i / count, rig.entry()));
        }
        scheduled.countDown();
        rig.pass(end, Rule.C3);
        cancellers.join(Rule.C4, "cancel");
        rig.pass(end + MILLI, Rule.C3);
        for (int i = 0; i < count; i++) {
            int fired = entries.get(i).fired();
            rig.trial()
                    .require(
                            fired + cancels.get(i) == 1,
                            Rule.C4,
                            "an entry fired " + fired + " times, and cancel returned true for it " + cancels.get(i)
                                    + " times: it has to be one or the other, once");
        }
    }

    /** Returns about when the entry is about to fire: some moments before its time, or when the one before it fires. */
    private static void awaitTurn(TimerRig rig, KitEntry before, KitEntry entry) {
        boolean byTime = ThreadLocalRandom.current().nextBoolean();
        long until = entry.due() + (byTime ? -ThreadLocalRandom.current().nextLong(EARLY) : LATE);
        while (entry.fired() == 0 && rig.timer().nanos() < until && (byTime || before.fired() == 0)) {
            Thread.onSpinWait();
        }
    }

    static void scheduledAgain(TimerRig rig) {
        KitEntry entry = rig.in(HOUR, rig.entry());
        long now = rig.timer().nanos();
        for (int i = 0; i < 10; i++) {
            rig.trial().require(rig.timer().cancel(entry), Rule.C4, "cancel returned false for a pending entry");
            rig.at(i < 9 ? now + HOUR + i : now + 10 * MILLI, entry);
        }
        rig.pass(now + 10 * MILLI, Rule.C3);
        rig.pass(now + 12 * MILLI, Rule.C3);
        rig.requireFired(List.of(entry), 1, Rule.C4, "an entry that was cancelled, and scheduled again after that,");
    }

    static void negativeDeadline(TimerRig rig) {
        for (long deadline : new long[] {-1, Long.MIN_VALUE}) {
            KitEntry entry = rig.entry();
            try {
                rig.at(deadline, entry);
                throw rig.trial().violation(Rule.C9, "schedule took the deadline " + deadline);
            } catch (IllegalArgumentException expected) {
                rig.trial().require(!rig.timer().cancel(entry), Rule.C9, "a refused entry could be cancelled");
            }
        }
    }

    static void scheduledTwice(TimerRig rig) {
        long first = rig.timer().nanos() + HOUR;
        KitEntry entry = rig.at(first, rig.entry());
        try {
            rig.timer().schedule(entry, 1);
            throw rig.trial().violation(Rule.C9, "schedule took an entry that was scheduled already");
        } catch (IllegalStateException expected) {
            rig.pass(rig.timer().nanos() + MILLI, Rule.C3);
            rig.requireFired(List.of(entry), 0, Rule.C9, "an entry whose second scheduling was refused");
            rig.trial().require(rig.timer().cancel(entry), Rule.C9, "the entry was no longer pending after that");
        }
    }
}
