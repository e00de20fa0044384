package rar.api;

/** A context that belongs to no scheduler: for {@link Context#of}. */
final class HandContext extends Context {
    private final Waker waker;

    HandContext(Waker waker) {
        this.waker = waker;
    }

    @Override
    public Waker waker() {
        return waker;
    }

    /** There is no limit outside a scheduler. */
    @Override
    public boolean spendBudget() {
        return true;
    }

    @Override
    public void refundBudget() {
        // Nothing was taken.
    }

    @Override
    public Scheduler scheduler() {
        throw new IllegalStateException("this context was made by Context.of(waker) and has no scheduler: "
                + "run the future with Scheduler.blockOn or Scheduler.spawn");
    }
}
