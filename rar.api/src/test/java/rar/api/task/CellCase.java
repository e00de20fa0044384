package rar.api.task;

/**
 * What happens to one task at once, how its future ends, and how many threads poll it.
 *
 * @param yields whether the future comes to nothing in its first poll, and asks for another one
 */
record CellCase(Events events, Ending ending, int workers, boolean yields) {
    /** With a future that waits to be woken. */
    CellCase(Events events, Ending ending, int workers) {
        this(events, ending, workers, false);
    }

    /** The same with a future that yields. */
    CellCase yielding() {
        return new CellCase(events, ending, workers, true);
    }

    /** Who is there beside the workers. */
    enum Events {
        WAKE_WAKE(2, false, 0, false, false, false),
        WAKE_WAKE_CANCEL(2, true, 0, false, false, false),
        WAKE_CANCEL_CLOSE(1, true, 0, false, true, false),
        WAKE_JOIN(1, false, 1, false, false, false),
        CANCEL_JOIN(0, true, 1, false, false, false),
        JOIN_JOIN(0, false, 2, false, false, false),
        JOIN_JOIN_LEAVE(0, false, 2, true, false, false),
        WAKE_CANCEL_JOIN_CLOSE(1, true, 1, false, true, false),
        WAKE_WAKE_CANCEL_JOIN_CLOSE(2, true, 1, false, true, false),
        AWAIT_LATER(0, false, 0, false, false, true),
        CANCEL_JOIN_AWAIT_LATER(0, true, 1, false, false, true);

        final int wakers;
        final boolean cancels;
        final int joiners;
        final boolean leaves;
        final boolean closes;
        final boolean awaitsLater;

        /**
         * One group of events.
         *
         * @param wakers how many threads wake the task once each, after they have left news for it
         * @param cancels whether one more cancels it
         * @param joiners how many threads await it
         * @param leaves whether the first of those gives up at once if it has to wait
         * @param closes whether one more closes the task's scope, and cancels what is in it
         * @param awaitsLater whether one more says that he will await the task, and then that he will not
         */
        Events(int wakers, boolean cancels, int joiners, boolean leaves, boolean closes, boolean awaitsLater) {
            this.wakers = wakers;
            this.cancels = cancels;
            this.joiners = joiners;
            this.leaves = leaves;
            this.closes = closes;
            this.awaitsLater = awaitsLater;
        }

        /** Whether few enough that each access can be a step, with two workers. */
        boolean areFew() {
            return joiners == 0 || !closes;
        }
    }

    /** How a future ends. */
    enum Ending {
        NEVER,
        VALUE,
        ERROR
    }

    /** How much news a future has to see before it ends. */
    int due() {
        return Math.min(1, events.wakers);
    }

    /** Whether somebody asks for the task's end. */
    boolean isCancelled() {
        return events.cancels || events.closes;
    }
}
