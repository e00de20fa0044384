package rar.api.task;

import rar.api.Context;

/**
 * Keeps a future that is always ready from starving its neighbours (F7). A task that loops over handles, ticks or
 * channels that have something each time would never come back to its worker. So the runtime's own futures, before they
 * are ready, take one from a budget that each poll of a task starts with; when it is used up they are pending instead,
 * and woken at once.
 */
public final class Budget {
    private Budget() {}

    /** Whether a future of the runtime's could not be ready any more in this poll. */
    public static boolean isSpent() {
        return Ambient.slot().isSpent();
    }

    /** Gives back what {@link #spend} took, if it turned out that there was nothing to be ready with. */
    static void refund() {
        Ambient.slot().refund();
    }

    /**
     * Asks whether a future that has something may be ready now.
     *
     * @return false if it is to be pending; it will be polled again
     */
    public static boolean spend(Context context) {
        if (Ambient.slot().spend()) {
            return true;
        }
        context.waker().wake();
        return false;
    }
}
