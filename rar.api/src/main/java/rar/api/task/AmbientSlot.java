package rar.api.task;

import org.jspecify.annotations.Nullable;

/** What the runtime keeps for each thread that polls. Touched by that thread alone, hence plain. */
public final class AmbientSlot {
    /** How often the runtime's own futures may be ready in one poll of a task; the figure is Tokio's. */
    private static final int BUDGET = 128;

    private @Nullable RuntimeContext context;
    private int budget;
    private @Nullable Object block;

    AmbientSlot() {}

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
}
