package rar.sync;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * A lock that many readers or one writer have, to be held across things that wait. Who has to wait for it is a future
 * that is pending; no thread is blocked.
 *
 * <p>Fair: locked in the order in which the futures were first polled. A reader that comes after a writer waits until
 * that has had its turn; so readers do not starve writers, nor writers readers. Not reentrant: a reader that waits for
 * another read lock behind a writer waits forever. It belongs to the guards, not to tasks or threads. All methods may
 * be called by any thread and take constant time, and unlocking takes time for each reader that it lets in.
 *
 * <p>A guard that is dropped, for instance by a combinator that gives its children up, is closed by nobody; use
 * {@link #withReadLock} and {@link #withWriteLock} where that can happen.
 */
public final class AsyncReadWriteLock {
    /** As many can read at a time; a writer takes the place of all of them. */
    static final int READERS = 1 << 29;

    private final PermitPool pool = new PermitPool(READERS);

    /** Makes a lock that is not locked. */
    public AsyncReadWriteLock() {}

    /**
     * A future of the lock for reading, which others may have for reading as well. It takes its place in the queue at
     * the first poll.
     *
     * <p>Cancellation: leaves the queue. A lock that was given to it already is given back.
     */
    public Future<ReadGuard> read() {
        return acquireRead();
    }

    /**
     * A future of the lock for writing, which nobody else has at the time. It takes its place in the queue at the first
     * poll.
     *
     * <p>Cancellation: leaves the queue, and lets readers behind it go ahead. A lock that was given to it already goes
     * to the next in the queue.
     */
    public Future<WriteGuard> write() {
        return acquireWrite();
    }

    /** The lock for reading, if nobody has it for writing or waits for it; else empty. */
    public Optional<ReadGuard> tryRead() {
        return pool.tryAcquire(1, ReadGuard::new);
    }

    /** The lock for writing, if nobody has it or waits for it; else empty. */
    public Optional<WriteGuard> tryWrite() {
        return pool.tryAcquire(READERS, WriteGuard::new);
    }

    /**
     * Runs a future with this locked for reading. Unlocks when that future has ended, with a value, a failure or by
     * cancellation.
     *
     * <p>Cancellation: while it waits, as {@link #read()}; later the future is cancelled, and then this unlocked.
     *
     * @param body makes the future, once this is locked; it may use the ambient {@link rar.api.Context}
     */
    public <T extends @Nullable Object> Future<T> withReadLock(Supplier<? extends Future<T>> body) {
        return new Guarded<>(acquireRead(), body, "AsyncReadWriteLock.withReadLock");
    }

    /**
     * Runs a future with this locked for writing. Unlocks when that future has ended, with a value, a failure or by
     * cancellation.
     *
     * <p>Cancellation: while it waits, as {@link #write()}; later the future is cancelled, and then this unlocked.
     *
     * @param body makes the future, once this is locked; it may use the ambient {@link rar.api.Context}
     */
    public <T extends @Nullable Object> Future<T> withWriteLock(Supplier<? extends Future<T>> body) {
        return new Guarded<>(acquireWrite(), body, "AsyncReadWriteLock.withWriteLock");
    }

    /** How many wait; for tests. */
    int waiting() {
        return pool.queue().size();
    }

    private Acquire<ReadGuard> acquireRead() {
        return pool.acquire(1, ReadGuard::new, "AsyncReadWriteLock.read");
    }

    private Acquire<WriteGuard> acquireWrite() {
        return pool.acquire(READERS, WriteGuard::new, "AsyncReadWriteLock.write");
    }
}
