package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** A future that is polled by hand, and how often it was woken. */
final class Probe<T> implements Waker {
    private final AtomicInteger wakes = new AtomicInteger();
    private final Future<T> future;

    private Probe(Future<T> future) {
        this.future = future;
    }

    /** One that has not been polled. */
    static <T> Probe<T> of(Future<T> future) {
        return new Probe<>(future);
    }

    /** One that has been polled, and waits. */
    static <T> Probe<T> waiting(Future<T> future) {
        Probe<T> probe = of(future);
        probe.assertPending();
        return probe;
    }

    /** What a future yields at its first poll. */
    static <T> T now(Future<T> future) {
        return of(future).value();
    }

    @Override
    public void wake() {
        wakes.incrementAndGet();
    }

    Poll<T> poll() {
        try {
            return future.poll(Context.of(this));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    T value() {
        Poll<T> poll = poll();
        assertTrue(poll.isReady(), "is pending");
        return poll.value();
    }

    void cancel() {
        future.cancel();
    }

    int wakes() {
        return wakes.get();
    }

    void assertPending() {
        assertTrue(poll().isPending(), "is ready");
    }

    /** It was woken, once, and is ready. */
    T woken() {
        assertEquals(1, wakes(), "wakes");
        return value();
    }

    /** It was not woken, and is pending. */
    void assertNotWoken() {
        assertEquals(0, wakes(), "wakes");
        assertPending();
    }

    /** It was woken, once, and fails. */
    <E extends Throwable> E wokenTo(Class<E> failure) {
        assertEquals(1, wakes(), "wakes");
        return assertThrows(failure, this::poll);
    }
}
