package rar.sync;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Waker;

/**
 * A value that is made once, by whoever needs it first; the others wait for it.
 *
 * <pre>{@code
 * OnceCell<Connection> connection = new OnceCell<>();
 * Future<Connection> ready = connection.getOrInit(() -> connect(address));
 * }</pre>
 *
 * <pre>
 *   value   making   means                               next
 *   no      no       nobody is at it, nobody waits       making, by getOrInit; a value, by set
 *   no      yes      one is at it, or about to be, and   a value; if that one fails or is cancelled, the next in the
 *                    others wait in the queue            queue makes it, and if there is none, nobody
 *   yes     no       done, nobody waits                  none
 * </pre>
 *
 * <p>All methods may be called by any thread and take constant time, but for the end of the initialisation, which takes
 * time for each future that waits.
 *
 * @param <T> the type of the value
 */
public final class OnceCell<T> {
    private final WaitQueue queue = new WaitQueue();

    private volatile @Nullable T value; // written once, under the queue's lock; read by any thread
    private boolean making; // guarded by the queue's lock

    /** Makes one without a value. */
    public OnceCell() {}

    /** The value, if it has been made. */
    public Optional<T> get() {
        return Optional.ofNullable(value);
    }

    /**
     * Sets the value, unless there is one, or one is being made.
     *
     * @return whether it was set
     */
    public boolean set(T value) {
        Objects.requireNonNull(value, "value");
        synchronized (queue.lock()) {
            if (making || this.value != null) {
                return false;
            }
            this.value = value; // nobody waits
            return true;
        }
    }

    /**
     * A future of the value. If there is none, and nobody is making one, the future that {@code initialiser} supplies
     * is run, as part of this one. If that fails, this fails, and the next one that waits tries with its own
     * initialiser. An initialiser must not wait for the same cell: it would wait forever.
     *
     * <p>Cancellation: while it waits, leaves the queue. While it makes the value, cancels the initialiser's future,
     * and the next one that waits tries with its own.
     *
     * @param initialiser makes the future, at most once; it may use the ambient {@link rar.api.Context}
     */
    public Future<T> getOrInit(Supplier<? extends Future<T>> initialiser) {
        return new Initialisation<>(this, Objects.requireNonNull(initialiser, "initialiser"));
    }

    /** How many wait; for tests. */
    int waiting() {
        return queue.size();
    }

    /** Whoever made it is done. */
    void made(T made) {
        WakeBatch batch;
        synchronized (queue.lock()) {
            value = made;
            making = false;
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
    }

    /** Whoever was to make it does not. */
    void failed() {
        Waker waker;
        synchronized (queue.lock()) {
            if (queue.isAlone()) {
                making = false;
                return;
            }
            waker = ((Turn<?>) queue.first()).choose();
        }
        waker.wake();
    }

    /** Waits for the value, or for the turn to make it. */
    static final class Turn<T> extends Waiter<Optional<T>> {
        private final OnceCell<T> cell;
        private boolean chosen; // to make the value; guarded by the queue's lock

        Turn(OnceCell<T> cell) {
            this.cell = cell;
        }

        /** Takes this out of the queue, under the lock, and returns whom to wake. */
        Waker choose() {
            chosen = true;
            return release();
        }

        @Override
        WaitQueue queue() {
            return cell.queue;
        }

        @Override
        String operation() {
            return "OnceCell.getOrInit";
        }

        @Override
        boolean tryTake(boolean released) {
            if (chosen || cell.value != null) {
                return true;
            }
            boolean free = !cell.making;
            cell.making = true;
            return free;
        }

        /** The value; or empty, if it is now this one's turn to make it. */
        @Override
        Optional<T> result() {
            return cell.get();
        }

        @Override
        void handOn() {
            if (chosen) {
                cell.failed();
            }
        }
    }
}
