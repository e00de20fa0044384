package rar.api.task;

import org.jspecify.annotations.Nullable;

/**
 * What the runtime keeps for each thread that polls. Touched by that thread alone, hence plain; a block of direct style
 * that runs on a thread of its own has this one for as long as its owner waits for it.
 *
 * <p>A task that yields leaves a note here instead of a wake, and whoever polls it takes the note when the poll is
 * over. No note is left behind, or taken for another's (R2). A task is the context here only between {@link #enter} and
 * {@link #leave}, by the one who polls it or gives it up, and who then takes the note whatever came of it;
 * {@link #swap} makes derived contexts ambient, which yield by waking. So who yields elsewhere wakes too: on another
 * thread, after the poll, in the poll of another task. Of polls within polls the outermost alone may leave a note, and
 * only before the others: these wake, and whoever polls them finds a context here when they are over, and takes
 * nothing. So the note need not say whose it is. (A reference in this object, which is old, to a task, which mostly is
 * young, has the collector's barrier cost as much as an atomic step.)
 */
public sealed class AmbientSlot extends Padded {
    /** How often the runtime's own futures may be ready in one poll of a task; the figure is Tokio's. */
    private static final int BUDGET = 128;

    private static final int NO_WORKER = -1;

    private @Nullable RuntimeContext context;
    private int budget;
    private boolean yields;
    private boolean nested; // a task was polled or given up within the poll in progress, or is
    private @Nullable Object block;

    private final int index;

    /** For a thread that merely passes through. */
    AmbientSlot() {
        this(NO_WORKER);
    }

    /** For a worker, which is no virtual thread. */
    AmbientSlot(int index) {
        this.index = index;
    }

    /** Whether this is a worker's. */
    public boolean isWorkers() {
        return index != NO_WORKER;
    }

    /** The worker's number, which picks its stripe of every scope. */
    int index() {
        return index;
    }

    /** The context of the poll in progress, or null. */
    public @Nullable RuntimeContext context() {
        return context;
    }

    /** The innermost block of direct style that runs on this thread, or null. */
    public @Nullable Object block() {
        return block;
    }

    /** A block begins or goes on. Returns the one around it, for {@link #leaveBlock}. */
    public @Nullable Object enterBlock(Object next) {
        Object outer = block;
        block = next;
        return outer;
    }

    /** Goes back to what {@link #enterBlock} returned. */
    public void leaveBlock(@Nullable Object outer) {
        block = outer;
    }

    /** A task's poll begins. Returns the context to {@link #leave} to. */
    public @Nullable RuntimeContext enter(RuntimeContext next) {
        RuntimeContext outer = context;
        if (outer != null) {
            nested = true;
        }
        context = next;
        budget = BUDGET;
        return outer;
    }

    /** Makes another context ambient within the same poll. Returns the context to {@link #leave} to. */
    @Nullable
    RuntimeContext swap(RuntimeContext next) {
        RuntimeContext outer = context;
        context = next;
        return outer;
    }

    /** Goes back to what {@link #enter} or {@link #swap} returned. */
    public void leave(@Nullable RuntimeContext outer) {
        context = outer;
        if (outer == null) {
            nested = false;
        }
    }

    /**
     * Notes that the poll of {@code task} asks for another one. For that poll only.
     *
     * @return false if it is not the poll in progress, or if there is another around it, or one within it was or is
     */
    boolean noteYield(RuntimeContext task) {
        if (context != task || nested) {
            return false;
        }
        yields = true;
        return true;
    }

    /** Whether the poll that was left just now has left a note. Forgets it. */
    boolean takeYield() {
        if (!yields || context != null) { // it is of the poll around that one
            return false;
        }
        yields = false;
        return true;
    }

    /** Whether there is nothing left to take from the budget. */
    boolean isSpent() {
        return context != null && budget <= 0;
    }

    /** Gives back what {@link #spend()} took. */
    void refund() {
        budget++;
    }

    /** Takes one from the budget; false if it is used up. Outside a poll there is no limit. */
    boolean spend() {
        return context == null || --budget >= 0;
    }

    /** A worker's, with places behind the fields, see {@link Padded}. */
    static final class Shielded extends AmbientSlot {
        long q00, q01, q02, q03;
        long q10, q11, q12, q13;
        long q20, q21, q22, q23;
        long q30, q31, q32, q33;

        Shielded(int index) {
            super(index);
        }
    }
}
