package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * The half of the {@link InjectionQueue} that those who add write to: a stack (Treiber, 1986), on top of which a task
 * is put with one compare-and-set and without a lock.
 *
 * <p>The links are numbered by how many tasks were added with them and before. A link stays on top when it is taken,
 * empty, for the number's sake. The numbers may wrap around.
 *
 * <pre>
 *   field         written by                              read by
 *   top           who adds, who seals: volatile CAS       anyone: volatile
 *   Link.number   who adds, before it is on top           anyone, after the top
 *   Link.next     who adds, before it is on top: the one below; then who takes, under the monitor
 *   its tasks     who adds, before it is on top; then who takes, under the monitor
 * </pre>
 *
 * <p>Nothing is half done when memory or the stack give out: the link is made first, and the compare-and-set is the
 * last call.
 */
@SuppressWarnings("UnusedVariable") // what keeps others' fields out of the cache lines of the top
abstract class InjectionStack {
    /** On top when all workers have left. */
    static final Link SEAL = new Link(null);

    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(InjectionStack.class, "top", Link.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // The JVM puts the larger fields of a class first, and a subclass's behind: so these are in front of the top.
    private long pad0;
    private long pad1;
    private long pad2;
    private long pad3;
    private long pad4;
    private long pad5;
    private long pad6;
    private long pad7;

    private volatile Link top = new Link(null);

    /** Adds a task at the back; false if all workers have left. */
    final boolean push(Task task) {
        return push(new Link(Objects.requireNonNull(task)), 1);
    }

    /** Adds the tasks of a worker's queue that has overflowed. The array is this queue's from then on. */
    final void pushAll(@Nullable Task[] tasks) {
        int count = 0;
        for (Task task : tasks) {
            count += task == null ? 0 : 1;
        }
        if (count != 0) {
            push(new Link.Batch(tasks), count);
        }
    }

    private boolean push(Link link, int count) {
        Link below;
        do {
            below = top;
            if (below == SEAL) {
                return false;
            }
            link.next = below;
            link.number = below.number + count;
        } while (!TOP.compareAndSet(this, below, link));
        return true;
    }

    final Link top() {
        return top;
    }

    /** Nothing can be added any more, unless something was added to {@code last} meanwhile. */
    final boolean seal(Link last) {
        return TOP.compareAndSet(this, last, SEAL);
    }
}
