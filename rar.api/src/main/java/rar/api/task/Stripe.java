package rar.api.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * One worker's share of a scope's books, or that of some threads that are no workers: how many tasks they have entered,
 * how many they have taken out, whoever entered them, and a list of tasks that wait.
 *
 * <p>The list is there for those who cancel the scope, and to keep alive what nobody else refers to. A task is listed
 * before it is first idle, in the stripe of the worker that has run it, which is the task's from then on: mostly it is
 * that worker that runs it again. (Blocking calls are listed from the beginning, by their spawner.) Until then somebody
 * is about to run it, or does, and who runs a task asks whether the scope was cancelled; so the many tasks that never
 * wait are spared the list and its lock.
 *
 * <pre>
 *   field      written by                       read by
 *   counts     the threads of this stripe       who looks whether the scope is empty: volatile, read-modify-write
 *   alarm      who looks, under the monitor of  who takes tasks out, after the count: volatile
 *              {@link Stripes}
 *   waiting    who lists, takes out             who cancels: under the list's lock
 *   cancelled  who cancels: volatile, before    who lists a task, after that: volatile; who runs tasks
 *              it reads the list
 *   closed     who closes: volatile             who enters tasks, after the entry: volatile
 * </pre>
 *
 * <p>What all read of a task's stripe, this object, is seldom written. The counts and the list, which are written for
 * each task that comes, and that waits, are elsewhere, with lines of memory to themselves.
 */
final class Stripe {
    // In the middle of an array: the places around them are for nobody, so that they share no cache line.
    private static final int ENTERED = 8;
    private static final int TAKEN_OUT = 9;
    private static final int ALARM = 10;
    private static final int COUNTS = 19;

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final Scope scope;
    private final long[] counts = new long[COUNTS];
    private final TaskList waiting = new TaskList.Shielded();

    /** Guarded by the monitor of {@link Stripes}. */
    private long surplus;

    // Never taken back.
    private volatile boolean cancelled;
    private volatile boolean closed;

    Stripe(Scope scope) {
        this.scope = scope;
        counts[ALARM] = Long.MIN_VALUE; // goes off
    }

    Scope scope() {
        return scope;
    }

    /**
     * Enters a new task. Either we see here that this stripe is closed, or whoever has closed it and looks whether it
     * is empty sees the task.
     *
     * @return false if this stripe is closed; a look may be due then
     */
    boolean enter(TaskCell<?> task) {
        task.stripe = this;
        COUNT.getAndAdd(counts, ENTERED, 1L);
        if (closed) {
            countOut();
            return false;
        }
        return true;
    }

    /** Counts a task that was entered, into this stripe or another, as taken out. A look may be due then. */
    void countOut() {
        COUNT.getAndAdd(counts, TAKEN_OUT, 1L);
    }

    long entered() {
        return (long) COUNT.getVolatile(counts, ENTERED);
    }

    long takenOut() {
        return (long) COUNT.getVolatile(counts, TAKEN_OUT);
    }

    /** Whether the surplus has risen to the alarm. */
    boolean isAlarmed() {
        return takenOut() - entered() >= (long) COUNT.getVolatile(counts, ALARM);
    }

    /** For {@link Stripes#setAlarms()}, under its monitor; then comes {@link #noteSurplus()}. */
    void noteTakenOut() {
        surplus = takenOut();
    }

    /** The surplus, of what was noted as taken out and what was entered since. */
    long noteSurplus() {
        surplus -= entered();
        return surplus;
    }

    /** Has the alarm go off when the surplus has risen by so much above what was noted. */
    void setAlarm(long rise) {
        COUNT.setVolatile(counts, ALARM, surplus + rise);
    }

    /**
     * Lists a task of this scope, to be called by who may run it. If the scope was cancelled, so is the task: either we
     * see that here, or whoever cancels the scope finds the task in the list.
     */
    void list(TaskCell<?> task) {
        waiting.add(task);
        if (cancelled) {
            task.cancel();
        }
    }

    /** Takes a finished task off the list, once, if it is there. It was listed here, if at all. */
    void unlist(TaskCell<?> task) {
        if (task.wasListed()) {
            waiting.remove(task);
        }
    }

    /** Forbids further entries. */
    void close() {
        closed = true;
    }

    /** Whether the tasks of this stripe are to end. */
    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Has all tasks that are run from now on cancelled, and gives out those that are listed, for the caller to cancel.
     */
    List<TaskCell<?>> cancel() {
        cancelled = true; // before we look: who lists a task after that sees it
        return waiting.copy();
    }
}
