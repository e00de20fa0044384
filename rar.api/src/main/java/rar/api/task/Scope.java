package rar.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Waker;

/**
 * The tasks that were spawned inside one {@code blockOn}, transitively, or outside any (R3). A scope knows how many of
 * them are unfinished and can cancel them; its books are kept in {@link Stripe}s, which are made when first used.
 *
 * <p>Is it empty? Stripes cannot be read at one moment, and a task seen in none of them may have spawned another into
 * one that was read before. So {@link #isEmpty()} counts twice. If no stripe had a live task when it was read first,
 * and none has been entered since, then all were empty at the end of the first count: a stripe without tasks gets one
 * by an entry only. And a scope that is empty stays so, once nothing outside it can spawn into it.
 *
 * <p>Whoever waits for that sets {@code watched}, counts, and parks if the answer was no. No wake-up is lost: an answer
 * of no means that some stripe had a live task when it was read, or was entered between its two readings. In both cases
 * that stripe empties, if it does, after a reading of it; the stripe's books are volatile, and the reading came after
 * {@code watched} was set; so whoever empties the stripe finds it set.
 */
public final class Scope {
    private final Host host;
    private volatile Waker emptied; // volatile as it is dropped at the end, while late stripes may still use it

    /** Elements and the array itself are made under this object's monitor and never replaced. */
    private volatile @Nullable AtomicReferenceArray<@Nullable Stripe> stripes;

    /** Somebody waits for this scope to empty. */
    private volatile boolean watched;

    // Guarded by this object's monitor; for stripes that are made later.
    private boolean cancelled;
    private boolean closed;

    /**
     * Makes an empty scope.
     *
     * @param emptied woken when a stripe has emptied and the scope is watched: time to ask {@link #isEmpty()}
     */
    public Scope(Host host, Waker emptied) {
        this.host = host;
        this.emptied = emptied;
    }

    /** The scheduler behind. */
    public Host host() {
        return host;
    }

    /** Starts a task with these task locals. */
    public <T extends @Nullable Object> JoinHandle<T> spawn(Future<T> future, @Nullable Bindings bindings) {
        return start(entered(new TaskCell<>(future, bindings)));
    }

    /** Starts a task with a name and these task locals. */
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            String name, Future<T> future, @Nullable Bindings bindings) {
        return start(entered(new NamedTaskCell<>(name, future, bindings)));
    }

    /** Starts a task of a group. */
    public <T extends @Nullable Object> MemberTask<T> spawnMember(
            @Nullable String name, Future<T> future, @Nullable Bindings bindings) {
        MemberTask<T> task = new MemberTask<>(name, future, bindings);
        start(entered(task));
        return task;
    }

    /** Starts a blocking call with these task locals. */
    public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
            Callable<? extends T> body, @Nullable Bindings bindings) {
        return start(entered(new BlockingTaskCell<>(body, bindings)));
    }

    /** Starts a task without a handle. */
    public void spawnDetached(Future<Void> future) {
        start(entered(new DetachedTaskCell(future)));
    }

    private <T extends @Nullable Object> TaskCell<T> entered(TaskCell<T> task) {
        AmbientSlot slot = Ambient.workerSlot();
        task.id = slot == null ? host.takeIds(1) : slot.takeId(host);
        if (!stripe(slot).enter(task)) {
            task.refuse();
            throw new RejectedExecutionException("spawn on scheduler \""
                    + host.scheduler().name() + "\", which is closed: no task can start any more");
        }
        return task;
    }

    private static <T extends @Nullable Object> TaskCell<T> start(TaskCell<T> task) {
        task.start();
        return task;
    }

    /** From now on {@code emptied} is woken whenever the scope may have become empty. */
    public void watch() {
        watched = true;
    }

    /** The wait is over. Handles of finished tasks lead here, and must not lead on to whoever waited. */
    public void unwatch() {
        watched = false;
        emptied = Waker.noop();
    }

    /** Whether all tasks have finished. True is final if nothing outside the scope spawns into it. */
    public boolean isEmpty() {
        Stripe.Census first = census();
        if (first.live != 0) {
            return false;
        }
        Stripe.Census second = census();
        return second.live == 0 && second.entered == first.entered;
    }

    /** Cancels all tasks, and those to come. Returns how many there were. */
    public int cancel() {
        synchronized (this) {
            cancelled = true;
        }
        int count = 0;
        for (Stripe stripe : existing()) {
            count += stripe.live();
            stripe.cancel().forEach(TaskCell::cancel);
        }
        return count;
    }

    /** Forbids new tasks. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        existing().forEach(Stripe::close);
    }

    /** Called by a stripe that has emptied. */
    void stripeEmptied() {
        if (watched) {
            emptied.wake();
        }
    }

    private Stripe.Census census() {
        Stripe.Census census = new Stripe.Census();
        existing().forEach(stripe -> stripe.count(census));
        return census;
    }

    private Stripe stripe(@Nullable AmbientSlot slot) {
        AtomicReferenceArray<@Nullable Stripe> array = stripes;
        if (array != null) {
            Stripe stripe = array.get(index(slot, array.length()));
            if (stripe != null) {
                return stripe;
            }
        }
        return newStripe(slot);
    }

    private synchronized Stripe newStripe(@Nullable AmbientSlot slot) {
        if (stripes == null) {
            stripes = new AtomicReferenceArray<>(host.stripes());
        }
        int index = index(slot, stripes.length());
        Stripe stripe = stripes.get(index);
        if (stripe == null) {
            stripe = new Stripe(this);
            if (cancelled) {
                stripe.cancel();
            }
            if (closed) {
                stripe.close();
            }
            stripes.set(index, stripe);
        }
        return stripe;
    }

    /** Workers have a stripe each; other threads share them all. */
    @SuppressWarnings("deprecation") // threadId() is newer than release 17
    private static int index(@Nullable AmbientSlot slot, int length) {
        int number = slot == null ? (int) Thread.currentThread().getId() : slot.index();
        return number & (length - 1);
    }

    private List<Stripe> existing() {
        AtomicReferenceArray<@Nullable Stripe> array = stripes;
        if (array == null) {
            return List.of();
        }
        List<Stripe> found = new ArrayList<>(array.length());
        for (int i = 0; i < array.length(); i++) {
            Stripe stripe = array.get(i);
            if (stripe != null) {
                found.add(stripe);
            }
        }
        return found;
    }
}
