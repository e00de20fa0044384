package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * What the runtime keeps on a worker's thread object. The public face is {@link rar.api.spi.WorkerThread}; this class
 * is apart because its fields are nobody else's business.
 */
public abstract class AmbientThread extends Thread {
    /** The worker's number. */
    protected final int index;

    /** What identifies the scheduler that this thread belongs to. */
    private final Object owner;

    /** What a thread local holds for other threads. */
    final AmbientSlot slot;

    /** A daemon that inherits no thread locals. */
    @SuppressWarnings("this-escape") // setDaemon, which nobody overrides: it is final
    protected AmbientThread(Object owner, @Nullable Runnable body, String name, int index) {
        super(null, body, name, 0, false);
        this.owner = owner;
        this.index = index;
        this.slot = new AmbientSlot.Shielded(index);
        setDaemon(true);
    }

    /** Runs a task on this thread, which is the current one. */
    protected final void runHere(Task task) {
        assert Thread.currentThread() == this : "runTask was called on another thread's worker: " + getName();
        if (task instanceof TaskCell<?> cell) {
            cell.run(this);
        } else {
            task.run();
        }
    }

    /** Whether the current thread was made for {@code owner}. */
    public static boolean currentBelongsTo(Object owner) {
        return Thread.currentThread() instanceof AmbientThread thread && thread.owner == owner;
    }
}
