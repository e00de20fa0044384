package rar.async;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** A future that ends when the test says so, and checks that its owner keeps to the contract (F4, F5). */
final class Manual<T> implements Future<T> {
    private volatile Poll<T> value = Poll.pending();
    private volatile Throwable failure;
    private volatile Waker waker = Waker.noop();
    private volatile boolean ended;
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger cancels = new AtomicInteger();

    void complete(T result) {
        value = Poll.ready(result);
        waker.wake();
    }

    void fail(Throwable cause) {
        failure = cause;
        waker.wake();
    }

    int polls() {
        return polls.get();
    }

    int cancels() {
        return cancels.get();
    }

    @Override
    public Poll<T> poll(Context context) throws Exception {
        assertFalse(ended, "polled after the end");
        polls.incrementAndGet();
        waker = context.waker();
        if (failure != null) {
            ended = true;
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
        ended = value.isReady();
        return value;
    }

    @Override
    public void cancel() {
        assertFalse(ended, "cancelled after the end");
        ended = true;
        cancels.incrementAndGet();
    }
}
