package rar.api.task;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Waker;

/**
 * The tasks that were spawned inside one {@code blockOn}, transitively, or outside any (R3). A scope knows how many of
 * them are unfinished and can cancel them; its books are kept in {@link Stripes}.
 *
 * <p>Whoever waits for the scope to empty sets {@code watched}, looks, and parks if the answer was no. Whoever takes a
 * task out after that finds {@code watched} set, and wakes him if the scope is empty; {@link Stripes} says how that is
 * known.
 */
public final class Scope {
    private final Host host;
    private final Stripes stripes = new Stripes(this);
    private volatile Waker emptied; // volatile as it is dropped at the end, while late stripes may still use it

    /** Somebody waits for this scope to empty. */
    private volatile boolean watched;

    /** A look was due and has failed, as the stack gave out, say: the next one to take a task out makes up for it. */
    private volatile boolean lookMissed;

    /**
     * Makes an empty scope.
     *
     * @param emptied woken when the scope has emptied while it is watched: time to ask {@link #isEmpty()}
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
        return start(new TaskCell<>(future, bindings));
    }

    /** Starts a task with a name and these task locals. */
    public <T extends @Nullable Object> JoinHandle<T> spawn(
            String name, Future<T> future, @Nullable Bindings bindings) {
        return start(new NamedTaskCell<>(name, future, bindings));
    }

    /** Starts a task of a group. */
    public <T extends @Nullable Object> MemberTask<T> spawnMember(
            @Nullable String name, Future<T> future, @Nullable Bindings bindings) {
        MemberTask<T> task = new MemberTask<>(name, future, bindings);
        start(task);
        return task;
    }

    /** Starts a blocking call with these task locals. */
    public <T extends @Nullable Object> JoinHandle<T> spawnBlocking(
            Callable<? extends T> body, @Nullable Bindings bindings) {
        return start(new BlockingTaskCell<>(body, bindings));
    }

    /** Starts a task without a handle. */
    public void spawnDetached(Future<Void> future) {
        start(new DetachedTaskCell(future));
    }

    private <T extends @Nullable Object> TaskCell<T> start(TaskCell<T> task) {
        AmbientThread current = Ambient.thread();
        enter(task, slotOf(current));
        task.begin(current);
        return task;
    }

    private void enter(TaskCell<?> task, @Nullable AmbientSlot slot) {
        Stripe stripe = stripes.of(slot);
        if (!stripe.enter(task)) {
            try {
                lookIfDue(stripe);
            } catch (Throwable t) {
                lookMissed = true; // no call, and none before: the stack may be at its end
                throw t;
            } finally {
                task.refuse();
            }
            throw new RejectedExecutionException("spawn on scheduler \""
                    + host.scheduler().name() + "\", which is closed: no task can start any more");
        }
    }

    /** From now on {@code emptied} is woken whenever the scope has become empty, and now if it is so already. */
    public void watch() {
        watched = true;
        try {
            look(); // what happened while nobody watched has set off no alarm; and there may be others who wait
        } catch (Throwable t) {
            lookMissed = true; // for them
            throw t;
        }
    }

    /** The wait is over. Handles of finished tasks lead here, and must not lead on to whoever waited. */
    public void unwatch() {
        watched = false;
        emptied = Waker.noop();
    }

    /** Whether all tasks have finished. True is final if nothing outside the scope spawns into it. */
    public boolean isEmpty() {
        return stripes.live() == 0;
    }

    /** Cancels all tasks, and those to come. Returns how many there were; in doubt some more. */
    public long cancel() {
        return stripes.cancel();
    }

    /** Forbids new tasks. */
    public void close() {
        stripes.close();
    }

    /**
     * Takes a finished task out.
     *
     * @param last the task's stripe
     * @param slot of the current thread, if it is at hand
     */
    void remove(TaskCell<?> task, Stripe last, @Nullable AmbientSlot slot) {
        try {
            Stripe counting = last;
            try {
                last.unlist(task);
                counting = ownStripe(slot, last);
            } finally {
                counting.countOut();
            }
            lookIfDue(counting);
        } catch (Throwable t) {
            lookMissed = true; // no call, and none before: the stack may be at its end
            throw t;
        }
    }

    /** This worker's own stripe, so that workers do not write to the same memory. */
    Stripe ownStripe(@Nullable AmbientSlot slot, Stripe otherwise) {
        try {
            return stripes.of(slot == null ? slotOf(Ambient.thread()) : slot);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return otherwise; // it would be new
        }
    }

    private static @Nullable AmbientSlot slotOf(@Nullable AmbientThread thread) {
        return thread == null ? null : thread.slot;
    }

    /** To be called by who has counted a task out, and who has to note in {@code lookMissed} that this call failed. */
    private void lookIfDue(Stripe counting) {
        if (watched && (lookMissed || counting.isAlarmed())) {
            look();
        }
    }

    /** Wakes who waits if the scope is empty, or else sets the alarms. */
    private void look() {
        lookMissed = false;
        if (stripes.setAlarms()) {
            emptied.wake();
        }
    }
}
