package rar.sync;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * A value that changes, and those who want to know the latest: a configuration, a state. Who is slow misses what was in
 * between, but never the last change.
 *
 * <p>All methods may be called by any thread. To read takes no lock; to set takes time for each future that waits.
 *
 * @param <T> the type of the value
 */
public final class Watch<T> implements AutoCloseable {
    private final WaitQueue queue = new WaitQueue();

    private volatile Version<T> latest; // written under the queue's lock, read by any thread
    private boolean closed; // guarded by the queue's lock

    private record Version<T>(T value, long number) {}

    /** Makes one with a first value. */
    public Watch(T value) {
        this.latest = new Version<>(Objects.requireNonNull(value, "value"), 0);
    }

    /** The latest value. */
    public T get() {
        return latest.value;
    }

    /**
     * Changes the value. Setting an equal one is a change as well.
     *
     * @throws ClosedException if this is closed
     */
    public void set(T value) {
        Objects.requireNonNull(value, "value");
        change(null, value);
    }

    /**
     * Changes the value to what {@code f} makes of the latest one, as if in one step.
     *
     * @param f is called again if the value was changed meanwhile
     * @return the new value
     * @throws ClosedException if this is closed
     */
    public T update(UnaryOperator<T> f) {
        Objects.requireNonNull(f, "f");
        while (true) {
            Version<T> seen = latest;
            T value = Objects.requireNonNull(f.apply(seen.value), "the function given to update returned null");
            if (change(seen, value)) {
                return value;
            }
        }
    }

    /** Begins to watch; the latest value counts as seen. A subscription holds nothing, and need not be closed. */
    public Subscription<T> subscribe() {
        return new Subscription<>(this);
    }

    /** Says that the value will not change any more. Does nothing the second time. */
    @Override
    public void close() {
        WakeBatch batch;
        synchronized (queue.lock()) {
            closed = true;
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
    }

    /** How many wait; for tests. */
    int waiting() {
        return queue.size();
    }

    /** Sets a value in place of {@code expected}, or of whatever there is if that is null. */
    private boolean change(@Nullable Version<T> expected, T value) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            if (closed) {
                throw new ClosedException("cannot change the value: the Watch is closed");
            }
            if (expected != null && expected.number != latest.number) {
                return false;
            }
            latest = new Version<>(value, latest.number + 1);
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
        return true;
    }

    /**
     * One watcher's view of a {@link Watch}: it remembers which value was seen last. All methods may be called by any
     * thread.
     *
     * @param <T> the type of the value
     */
    public static final class Subscription<T> {
        private final Watch<T> watch;
        private volatile long seen; // written under the queue's lock

        Subscription(Watch<T> watch) {
            this.watch = watch;
            this.seen = watch.latest.number;
        }

        /** The latest value, which from now on counts as seen. */
        public T get() {
            synchronized (watch.queue.lock()) {
                return see();
            }
        }

        /** Whether the value has changed since it was last seen here. */
        public boolean hasChanged() {
            return watch.latest.number != seen;
        }

        /**
         * A future of the latest value, ready when it is one that was not seen here; from then on it is. Fails with
         * {@link ClosedException} if the latest value was seen and the watch is closed.
         *
         * <p>Cancellation: loses nothing; what was not seen remains so.
         */
        public Future<T> changed() {
            return new Changed<>(this);
        }

        /**
         * A future of the latest value, ready when {@code condition} holds for it, be it seen or not; from then on it
         * is seen. Values that come and go between two polls may be missed. Fails with {@link ClosedException} if the
         * watch is closed before, and with what {@code condition} throws.
         *
         * <p>Cancellation: loses nothing.
         */
        public Future<T> waitUntil(Predicate<? super T> condition) {
            return new WaitUntil<>(this, watch.subscribe(), Objects.requireNonNull(condition, "condition"));
        }

        /** From now on what was seen by {@code other} counts as seen here. */
        void see(Subscription<T> other) {
            synchronized (watch.queue.lock()) {
                seen = other.seen;
            }
        }

        /** Under the lock. */
        private T see() {
            Version<T> version = watch.latest;
            seen = version.number;
            return version.value;
        }
    }

    /** Waits for a value that has not been seen. */
    private static final class Changed<T> extends Waiter<T> {
        private final Subscription<T> subscription;
        private @Nullable T value;

        Changed(Subscription<T> subscription) {
            this.subscription = subscription;
        }

        @Override
        WaitQueue queue() {
            return subscription.watch.queue;
        }

        @Override
        String operation() {
            return "Watch.Subscription.changed";
        }

        @Override
        boolean tryTake(boolean released) {
            if (subscription.hasChanged()) {
                value = subscription.see();
                return true;
            }
            if (subscription.watch.closed) {
                throw new ClosedException("the value will not change any more: the Watch is closed");
            }
            return false;
        }

        @Override
        T result() {
            return Objects.requireNonNull(value);
        }
    }
}
