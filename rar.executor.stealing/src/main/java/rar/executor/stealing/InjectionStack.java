package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/**
 * The half of the {@link InjectionQueue} that those who add write to: a stack (Treiber, 1986), on top of which a task
 * is put with one compare-and-set and without a lock. Who takes, takes all of it.
 *
 * <pre>
 *   what          written by                                         read by
 *   the top       who adds, takes, seals: volatile read-modify-write  anyone: volatile
 *   the links     who adds, before it is on top: the one below; then who has taken them
 * </pre>
 *
 * <p>A task that was taken may be on top again, even before a compare-and-set that expects it there from before: that
 * one puts its own on top of what is on top, which is all it has to do.
 *
 * <p>Nothing is half done when memory or the stack give out: the link is made first, and the compare-and-set is the
 * last call.
 */
abstract class InjectionStack {
    /** On top when all workers have left. */
    static final TaskLink SEAL = new Link.Batch(new Task[0]);

    // In the middle of an array: the places around it are for nobody, so that it has its cache line to itself.
    private static final int TOP = 16;
    private static final int PLACES = 2 * TOP + 1;

    private static final VarHandle LINK = MethodHandles.arrayElementVarHandle(TaskLink[].class);

    private final @Nullable TaskLink[] links = new @Nullable TaskLink[PLACES];

    /** Adds a task at the back; false if all workers have left. */
    final boolean push(Task task) {
        TaskLink link = task.link();
        return push(link != null ? link : new Link(task));
    }

    /**
     * Adds the tasks of a worker's queue that has overflowed, all that is not null. The array is this queue's from then
     * on. They are let in: the worker has not left.
     */
    final void pushAll(@Nullable Task[] tasks) {
        Link.Batch batch = new Link.Batch(tasks);
        if (batch.size() != 0) {
            push(batch);
        }
    }

    private boolean push(TaskLink link) {
        try {
            for (TaskLink below = top(); below != SEAL; below = top()) {
                link.next(below);
                if (LINK.compareAndSet(links, TOP, below, link)) {
                    return true;
                }
            }
        } catch (Throwable t) { // on the brink of a stack overflow
            link.next(null);
            throw t;
        }
        link.next(null); // as it was, for a task that keeps its link
        return false;
    }

    /** What was added last; null if there is nothing. */
    final @Nullable TaskLink top() {
        return (TaskLink) LINK.getVolatile(links, TOP);
    }

    /** Takes all: what was added last, which is linked to what was added before. Not when this is sealed. */
    final @Nullable TaskLink takeAll() {
        return (TaskLink) LINK.getAndSet(links, TOP, (TaskLink) null);
    }

    /** Nothing can be added any more, unless something was added meanwhile. */
    final boolean seal() {
        return LINK.compareAndSet(links, TOP, (TaskLink) null, SEAL);
    }
}
