package rar.conformance;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** C5, C7, C8 and R7: what a timer keeps, uses and shares, and how it ends. */
final class Keeping {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final int HANDFUL = 32; // a thread may hold some that it is about to fire

    private Keeping() {}

    static void cancelled(TimerRig rig) {
        int count = rig.effort().tasks() / 4 + HANDFUL;
        List<WeakReference<KitEntry>> gone = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gone.add(cancelledEntry(rig, HOUR + i * MILLI));
        }
        requireGarbage(rig, gone, "cancelled, an hour before their deadlines,");
    }

    private static WeakReference<KitEntry> cancelledEntry(TimerRig rig, long delay) {
        KitEntry entry = rig.in(delay, rig.entry());
        rig.trial().require(rig.timer().cancel(entry), Rule.C4, "cancel returned false for an entry due in an hour");
        return new WeakReference<>(entry);
    }

    static void fired(TimerRig rig) {
        int count = rig.effort().tasks() / 4 + HANDFUL;
        List<WeakReference<KitEntry>> gone = new ArrayList<>();
        CountDownLatch left = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            gone.add(new WeakReference<>(rig.in(i % 8 * MILLI, rig.entry(left::countDown))));
        }
        long last = rig.timer().nanos() + 8 * MILLI;
        rig.await(left, last, Rule.C1, () -> left.getCount() + " of " + count + " entries did not fire");
        rig.pass(last + MILLI, Rule.C3);
        requireGarbage(rig, gone, "that had fired");
    }

    private static void requireGarbage(TimerRig rig, List<WeakReference<KitEntry>> gone, String how) {
        rig.trial()
                .until(
                        () -> {
                            System.gc();
                            return held(gone) <= HANDFUL;
                        },
                        Rule.C5,
                        () -> held(gone) + " of " + gone.size() + " entries " + how
                                + " were still held, and not let go of");
    }

    private static long held(List<WeakReference<KitEntry>> entries) {
        return entries.stream().filter(entry -> entry.get() != null).count();
    }

    static void closed(TimerRig rig) {
        List<KitEntry> dropped = new ArrayList<>();
        TimerRig clock = rig.sibling(); // its time goes on
        try (clock) {
            for (int i = 0; i < 100; i++) {
                dropped.add(rig.in(20 * MILLI + i * 10_000L, rig.entry()));
            }
            rig.close();
            long before = dropped.stream().mapToInt(KitEntry::fired).sum();
            KitEntry late = rig.entry();
            try {
                rig.at(0, late);
            } catch (RuntimeException thrown) {
                throw rig.trial().violation(Rule.C7, "schedule on a closed timer threw " + thrown, thrown);
            }
            dropped.add(late);
            clock.pass(clock.timer().nanos() + 40 * MILLI, Rule.C3);
            rig.trial().requireNone();
            long after = dropped.stream().mapToInt(KitEntry::fired).sum();
            rig.trial().require(before == after, Rule.C7, after - before + " entries fired after close()");
        }
    }

    static void threadsEnded(TimerRig rig) {
        rig.pass(rig.timer().nanos() + MILLI, Rule.C3);
        rig.in(HOUR, rig.entry());
        rig.at(Long.MAX_VALUE, rig.entry());
        rig.close();
        rig.threads().requireEnded(rig.trial(), Rule.C7);
    }

    static void idle(TimerRig rig) {
        rig.pass(rig.timer().nanos() + MILLI, Rule.C3);
        rig.threads().requireIdle(rig.trial(), Rule.C8, () -> "with nothing pending,");
        for (int i = 0; i < 100; i++) {
            rig.in(HOUR + i * MILLI, rig.entry());
        }
        rig.threads()
                .requireIdle(
                        rig.trial(), Rule.C8, () -> "with 100 entries pending, none of which is due within an hour,");
    }

    static void twoTimers(TimerRig rig) {
        try (TimerRig other = rig.sibling()) {
            other.pass(other.timer().nanos() + MILLI, Rule.R7);
            rig.pass(rig.timer().nanos() + MILLI, Rule.R7);
            for (Thread thread : rig.firers()) {
                rig.trial()
                        .require(
                                !other.firers().contains(thread)
                                        || thread.getName().startsWith("conformance-"),
                                Rule.R7,
                                "thread \"" + thread.getName() + "\" fired entries of two timers");
            }
        }
        rig.pass(rig.timer().nanos() + MILLI, Rule.R7);
    }
}
