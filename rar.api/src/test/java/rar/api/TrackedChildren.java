package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Makes streams and futures that take their time, and knows how many of them are unfinished: none may be when their
 * owner has finished or was given up. Each checks that its owner keeps to the contract. For one thread.
 */
final class TrackedChildren {
    private final List<Waker> wakers = new ArrayList<>();
    private int unfinished;

    int unfinished() {
        return unfinished;
    }

    /** Late wakes, which must do no harm. */
    void wakeAll() {
        wakers.forEach(Waker::wake);
    }

    /** A future that is pending so many times, and woken each time. */
    <T> Future<T> future(int pendings, T value) {
        Child<T> child = new Child<>(pendings, List.of(value));
        return new Future<>() {
            @Override
            public Poll<T> poll(Context context) {
                Poll<Optional<T>> poll = child.poll(context);
                if (poll.isPending()) {
                    return Poll.pending();
                }
                child.finish();
                return Poll.ready(poll.value().orElseThrow());
            }

            @Override
            public void cancel() {
                child.finish();
            }
        };
    }

    /** A future that fails after it was pending so many times. */
    <T> Future<T> failing(int pendings, Exception failure) {
        return this.<Optional<T>>future(pendings, Optional.empty()).flatMap(empty -> Future.failed(failure));
    }

    /** A stream that is pending so many times before each element and the end, and woken each time. */
    <T> AsyncStream<T> stream(int pendings, List<T> elements) {
        Child<T> child = new Child<>(pendings, elements);
        return new AsyncStream<>() {
            @Override
            public Poll<Optional<T>> pollNext(Context context) {
                return child.poll(context);
            }

            @Override
            public void cancel() {
                child.finish();
            }
        };
    }

    /** Polls {@code stream}, as long as it is worth while, to the end. */
    static <T> List<T> drain(AsyncStream<T> stream) throws Exception {
        CountingWaker waker = new CountingWaker();
        List<T> found = new ArrayList<>();
        for (; ; ) {
            int wakes = waker.wakes();
            Poll<Optional<T>> poll = stream.pollNext(waker.context());
            if (poll.isPending()) {
                assertFalse(waker.wakes() == wakes, "pending, and nobody was woken");
            } else if (poll.value().isEmpty()) {
                return found;
            } else {
                found.add(poll.value().get());
            }
        }
    }

    void assertNoneLeft() {
        assertEquals(0, unfinished, "children that were neither finished nor cancelled");
        wakeAll();
    }

    /** The common half of futures and streams. */
    private final class Child<T> {
        private final int pendings;
        private final Iterator<T> elements;
        private int left;
        private boolean finished;

        Child(int pendings, List<T> elements) {
            this.pendings = pendings;
            this.left = pendings;
            this.elements = elements.iterator();
            unfinished++;
        }

        Poll<Optional<T>> poll(Context context) {
            assertFalse(finished, "polled after the end (F4)");
            if (left > 0) {
                left--;
                wakers.add(context.waker());
                context.waker().wake();
                return Poll.pending();
            }
            left = pendings;
            if (elements.hasNext()) {
                return Poll.ready(Optional.of(elements.next()));
            }
            finish();
            return Poll.ready(Optional.empty());
        }

        void finish() {
            assertFalse(finished, "cancelled after the end (F5)");
            finished = true;
            unfinished--;
        }
    }
}
