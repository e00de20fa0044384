package rar.sync;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rar.api.Waker;

/**
 * Wakers that were collected under a lock, to be woken outside it: a waker is foreign code. A full batch is woken
 * before more is collected, so that the lock is never held for long, and a million waiters need no array of a million.
 * For one thread.
 */
final class WakeBatch {
    private static final int LIMIT = 32;

    private final Object lock;
    private final Consumer<WakeBatch> source;

    private @Nullable Waker[] wakers = new Waker[1]; // most often there is one
    private int size;
    private @Nullable Throwable failure;

    /**
     * A batch with what {@code source} has.
     *
     * @param lock held by the caller, and held for each further call of {@code source}
     * @param source adds to the batch until it is full, or there is no more
     */
    WakeBatch(Object lock, Consumer<WakeBatch> source) {
        this.lock = lock;
        this.source = source;
        source.accept(this);
    }

    boolean isFull() {
        return size == LIMIT;
    }

    /** Adds a waker to a batch that is not full. */
    void add(Waker waker) {
        if (size == wakers.length) {
            wakers = Arrays.copyOf(wakers, LIMIT);
        }
        wakers[size] = waker;
        size++;
    }

    /**
     * Wakes all that the source of {@code batch} has, in order; nobody, if that is null. Not to be called under the
     * lock. What a waker throws does not keep it from the others, and is thrown in the end.
     */
    static void wake(@Nullable WakeBatch batch) {
        if (batch != null) {
            batch.wakeAll();
        }
    }

    private void wakeAll() {
        while (isFull()) { // there may be more
            wakeThese();
            synchronized (lock) {
                source.accept(this);
            }
        }
        wakeThese();
        throwFailure();
    }

    private void wakeThese() {
        for (int i = 0; i < size; i++) {
            Waker waker = Objects.requireNonNull(wakers[i]);
            wakers[i] = null;
            try {
                waker.wake();
            } catch (Throwable t) {
                note(t);
            }
        }
        size = 0;
    }

    private void note(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    private void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure; // wake() declares no other
        }
    }
}
