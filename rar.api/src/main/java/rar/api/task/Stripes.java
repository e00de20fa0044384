package rar.api.task;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A scope's books, divided into {@link Stripe}s, which are made when first used.
 *
 * <p>Is the scope empty? Each stripe has two counts, of tasks entered and of tasks taken out, which only grow, and they
 * cannot all be read at one moment. So {@link #live()} first adds up what was taken out, and then what was entered. At
 * any moment in between, no less had been taken out than the first sum, and no more had been entered than the second;
 * nor is more ever taken out than was entered. So if the sums are equal, all that had been entered by that moment had
 * been taken out: the scope was empty. It stays so, once nothing outside it can spawn into it. This is what Mattern's
 * four counters come to (Algorithms for distributed termination detection, 1987) where there are no messages on their
 * way.
 *
 * <p>When did it become empty? If everybody who takes a task out added up the counts, all workers would read what the
 * others write all the time. So each stripe has an <i>alarm</i>: a value to which its <i>surplus</i>, what was taken
 * out less what was entered, has to rise first. {@link #setAlarms()} looks, under the monitor: with {@code n} tasks
 * unfinished and {@code k} stripes, the surplus of one of these has to rise by {@code n / k}, rounded up, before the
 * scope is empty, or there is a new stripe, whose alarm goes off at once. So a look is good for a part of the tasks
 * there are, and a task that spawns another one and ends sets off nothing.
 *
 * <p>No wake-up is lost. Take the last look that began before the scope was empty, and a stripe whose surplus, at the
 * end, is at or above its alarm, and in which a task was counted out since. There is one, as all surpluses then add up
 * to nothing: they have risen by {@code n} in all since the look read them, in a stripe where nothing was counted out
 * it cannot have risen, and a new stripe's alarm is below everything. Who was last to count a task out there does so,
 * and then reads the alarm and what was entered.
 *
 * <ul>
 *   <li>If he reads that look's alarm, it goes off, and he looks in turn: an entry that he does not see would only have
 *       lowered the surplus. That look begins when the scope is empty, by assumption, and wakes.
 *   <li>If he reads an older one, then his count comes before that look's last step, which compares the surpluses with
 *       the new alarms, and starts anew if one is reached; unless the look has found the scope empty, and wakes.
 * </ul>
 *
 * <p>The alarms of a look are those of its last round. If no look began before the scope was empty, the one in
 * {@link Scope#watch()} finds it so, and wakes. If a look throws, the next one to take a task out looks for it. All
 * counts and alarms are read and written as volatile, {@code watched} is set before the first look.
 */
final class Stripes {
    private final Scope scope;

    /** By index. Elements and the array itself are made under this object's monitor and never replaced. */
    private volatile @Nullable AtomicReferenceArray<@Nullable Stripe> array;

    /** Those there are, in the order in which they were made. Replaced under the monitor. */
    private volatile Stripe[] all = {};

    // Guarded by the monitor; for stripes that are made later.
    private boolean cancelled;
    private boolean closed;

    Stripes(Scope scope) {
        this.scope = scope;
    }

    /** The stripe of the current thread, whose slot is given if it is a worker or the slot is at hand. */
    Stripe of(@Nullable AmbientSlot slot) {
        AtomicReferenceArray<@Nullable Stripe> made = array;
        if (made != null) {
            Stripe stripe = made.get(index(slot, made.length()));
            if (stripe != null) {
                return stripe;
            }
        }
        return newStripe(slot);
    }

    /** How many tasks are unfinished; in doubt some more. */
    long live() {
        long live = 0;
        for (Stripe stripe : all) {
            live -= stripe.takenOut(); // all of these first
        }
        for (Stripe stripe : all) { // also those that were made meanwhile
            live += stripe.entered();
        }
        return live;
    }

    /**
     * Sets the alarms, and returns whether no task is left. Allocates nothing: it is called at the end of tasks, and
     * what is lost there is not made good.
     */
    synchronized boolean setAlarms() {
        long live;
        do {
            live = noteSurpluses();
            int count = all.length;
            long share = count == 0 ? 0 : (live + count - 1) / count;
            for (Stripe stripe : all) {
                stripe.setAlarm(share);
            }
        } while (live != 0 && isAlarmed());
        return live == 0;
    }

    private long noteSurpluses() {
        for (Stripe stripe : all) {
            stripe.noteTakenOut(); // all of these first
        }
        long live = 0;
        for (Stripe stripe : all) {
            live -= stripe.noteSurplus();
        }
        return live;
    }

    private boolean isAlarmed() {
        for (Stripe stripe : all) {
            if (stripe.isAlarmed()) {
                return true;
            }
        }
        return false;
    }

    /** Cancels all tasks, and those to come. Returns how many there were; in doubt some more. */
    long cancel() {
        synchronized (this) {
            cancelled = true;
        }
        long live = live();
        for (Stripe stripe : all) {
            stripe.cancel().forEach(TaskCell::cancel);
        }
        return live;
    }

    /** Forbids new tasks. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        for (Stripe stripe : all) {
            stripe.close();
        }
    }

    private synchronized Stripe newStripe(@Nullable AmbientSlot slot) {
        AtomicReferenceArray<@Nullable Stripe> made = array;
        if (made == null) {
            made = new AtomicReferenceArray<>(scope.host().stripes());
            array = made;
        }
        int index = index(slot, made.length());
        Stripe stripe = made.get(index);
        if (stripe == null) {
            stripe = new Stripe(scope);
            if (cancelled) {
                stripe.cancel();
            }
            if (closed) {
                stripe.close();
            }
            Stripe[] more = Arrays.copyOf(all, all.length + 1);
            more[all.length] = stripe;
            all = more; // before anyone finds it and enters a task
            made.set(index, stripe);
        }
        return stripe;
    }

    /**
     * A thread of a scheduler picks by its number, so that workers have a stripe each, unless there are more of them
     * than stripes. Other threads share the upper half, which few workers use if any.
     */
    @SuppressWarnings("deprecation") // threadId() is newer than release 17
    private static int index(@Nullable AmbientSlot slot, int length) {
        if (slot != null && slot.isWorkers()) {
            return slot.index() & (length - 1);
        }
        int half = length >>> 1;
        return (half | ((int) Thread.currentThread().getId() & (half - 1))) & (length - 1);
    }
}
