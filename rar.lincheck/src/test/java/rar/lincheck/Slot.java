package rar.lincheck;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** Where a thread keeps the future that it drives by hand, as its owner. */
final class Slot<T> implements Waker {
    /** More than there are threads. */
    static final int COUNT = 8;

    private final AtomicInteger wakes = new AtomicInteger();
    private Future<T> future; // null if there is none that is unfinished
    private boolean waits; // was pending at its last poll

    /** One for each thread. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> Slot<T>[] array() {
        Slot<T>[] slots = new Slot[COUNT];
        Arrays.setAll(slots, i -> new Slot<T>());
        return slots;
    }

    @Override
    public void wake() {
        wakes.incrementAndGet();
    }

    boolean isEmpty() {
        return future == null;
    }

    void put(Future<T> made) {
        wakes.set(0);
        future = made;
        waits = false;
    }

    /** Polls the future. What it yields, or throws, ends it. */
    Poll<T> poll() throws Exception {
        Future<T> polled = future;
        future = null;
        Poll<T> poll = polled.poll(Context.of(this));
        if (poll.isPending()) {
            future = polled;
            waits = true;
        }
        return poll;
    }

    /** Cancels the future; returns whether there was one. */
    boolean cancel() {
        Future<T> cancelled = future;
        future = null;
        if (cancelled != null) {
            cancelled.cancel();
        }
        return cancelled != null;
    }

    /** When all threads have come to rest: whoever would be ready now has been woken. */
    void requireWokenIfReady() {
        if (future == null || !waits) {
            return;
        }
        boolean ready = true; // a failure is an end, too
        try {
            ready = poll().isReady();
        } catch (Exception e) {
            // as above
        }
        if (ready && wakes.get() == 0) {
            throw new IllegalStateException("lost wake-up: the future is ready, and was not woken");
        }
    }
}
