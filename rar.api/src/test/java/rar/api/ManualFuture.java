package rar.api;

import static org.junit.jupiter.api.Assertions.assertFalse;

/** A future that ends when the test says so, and checks that its owner keeps to the contract. For one thread. */
final class ManualFuture<T> implements Future<T> {
    private Runnable duringPoll = () -> {};
    private Poll<T> value;
    private Exception failure;
    private Waker waker = Waker.noop();
    private int polls;
    private int cancels;
    private boolean ended;

    void complete(T result) {
        value = Poll.ready(result);
    }

    void fail(Exception cause) {
        failure = cause;
    }

    boolean isDecided() {
        return value != null || failure != null;
    }

    /** What the next poll does before it returns. */
    void duringNextPoll(Runnable action) {
        duringPoll = action;
    }

    /** The waker of the latest poll. */
    Waker waker() {
        return waker;
    }

    void wake() {
        waker.wake();
    }

    @Override
    public Poll<T> poll(Context context) throws Exception {
        assertFalse(ended, "polled after the end (F5, R1)");
        polls++;
        waker = context.waker();
        Runnable action = duringPoll;
        duringPoll = () -> {};
        action.run();
        ended = isDecided();
        if (failure != null) {
            throw failure;
        }
        return value != null ? value : Poll.pending();
    }

    @Override
    public void cancel() {
        assertFalse(ended, "cancelled after the end (F5)");
        ended = true;
        cancels++;
    }

    int polls() {
        return polls;
    }

    int cancels() {
        return cancels;
    }
}
