package rar.api;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayDeque;
import java.util.Optional;

/** A stream that has what the test puts into it, and checks that its owner keeps to the contract. For one thread. */
final class ManualStream<T> implements AsyncStream<T> {
    private final ArrayDeque<T> elements = new ArrayDeque<>();
    private Exception failure;
    private Waker waker = Waker.noop();
    private boolean complete;
    private boolean ended;
    private int polls;
    private int cancels;

    @SafeVarargs
    static <T> ManualStream<T> with(T... elements) {
        ManualStream<T> stream = new ManualStream<>();
        for (T element : elements) {
            stream.elements.add(element);
        }
        return stream;
    }

    /** Puts an element in, and wakes. */
    void put(T element) {
        elements.add(element);
        waker.wake();
    }

    /** After the elements that are left comes the end. */
    ManualStream<T> complete() {
        complete = true;
        waker.wake();
        return this;
    }

    /** After the elements that are left comes a failure. */
    ManualStream<T> fail(Exception cause) {
        failure = cause;
        waker.wake();
        return this;
    }

    void wake() {
        waker.wake();
    }

    @Override
    public Poll<Optional<T>> pollNext(Context context) throws Exception {
        assertFalse(ended, "polled after the end (F4)");
        polls++;
        waker = context.waker();
        if (!elements.isEmpty()) {
            return Poll.ready(Optional.of(elements.remove()));
        }
        ended = complete || failure != null;
        if (failure != null) {
            throw failure;
        }
        return complete ? Poll.ready(Optional.empty()) : Poll.pending();
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

    /** Elements that nobody has taken. */
    int left() {
        return elements.size();
    }
}
