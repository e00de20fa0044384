package rar.tests.regression;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.Task;

/**
 * A driven executor that in one of its looks for a task finds its own lock taken, and parks until it gets it. As with
 * any lock, an unpark that was meant for something else is used up in there.
 */
final class ContendedQueue implements DrivenExecutor {
    private static final long PARK_NANOS = 1_000_000;

    private final DrivenQueue tasks = new DrivenQueue();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger parks = new AtomicInteger();
    private final int contended;
    private volatile boolean locked = true;

    ContendedQueue(int contended) {
        this.contended = contended;
    }

    /** Returns when somebody waits for the lock. */
    void awaitContention() {
        Patience.until("somebody waits for the lock", () -> parks.get() > 0);
    }

    /** Lets go of the lock, after whoever waits for it has used up the permit that there may be. */
    void unlock() {
        int before = parks.get();
        Patience.until("one park has begun and ended", () -> parks.get() >= before + 2);
        locked = false;
    }

    @Override
    public boolean runNext() {
        if (looks.incrementAndGet() == contended) {
            while (locked) {
                LockSupport.parkNanos(this, PARK_NANOS);
                parks.incrementAndGet();
            }
        }
        return tasks.runNext();
    }

    @Override
    public void execute(Task task, Cause cause) {
        tasks.execute(task, cause);
    }

    @Override
    public void close() {
        tasks.close();
    }
}
