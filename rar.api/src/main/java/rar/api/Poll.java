package rar.api;

import org.jspecify.annotations.Nullable;

/**
 * What one poll of a future came to: a value, or nothing yet.
 *
 * @param <T> the type of the value
 */
public sealed interface Poll<T extends @Nullable Object> permits Poll.Ready, Poll.Pending {
    /** The future is finished and this is its value. Costs one small object, none for {@code null}. */
    @SuppressWarnings("unchecked") // the shared instance holds null, which every T that gets here admits
    static <T extends @Nullable Object> Poll<T> ready(T value) {
        return value == null ? (Poll<T>) Ready.NOTHING : new Ready<>(value);
    }

    /** The future is finished and has nothing to yield. Always the same object. */
    @SuppressWarnings("NullAway") // null is the one value of Void
    static Poll<Void> done() {
        return ready(null);
    }

    /** The future waits; the waker of this poll will be woken. Always the same object. */
    @SuppressWarnings("unchecked") // holds no T
    static <T extends @Nullable Object> Poll<T> pending() {
        return (Poll<T>) Pending.INSTANCE;
    }

    /** Whether there is a value. */
    boolean isReady();

    /** Whether there is none yet. */
    default boolean isPending() {
        return !isReady();
    }

    /**
     * The value of a finished future.
     *
     * @throws IllegalStateException if this is {@link Pending}
     */
    T value();

    /**
     * The future is finished.
     *
     * @param value what it yielded; null only where {@code T} admits it, as {@code Void} does
     * @param <T> the type of the value
     */
    record Ready<T extends @Nullable Object>(T value) implements Poll<T> {
        private static final Ready<@Nullable Object> NOTHING = new Ready<>(null);

        @Override
        public boolean isReady() {
            return true;
        }
    }

    /**
     * The future waits.
     *
     * @param <T> the type of the value to come
     */
    final class Pending<T extends @Nullable Object> implements Poll<T> {
        private static final Pending<@Nullable Object> INSTANCE = new Pending<>();

        private Pending() {}

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public T value() {
            throw new IllegalStateException("the future is pending: there is no value yet");
        }

        @Override
        public String toString() {
            return "Pending";
        }
    }
}
