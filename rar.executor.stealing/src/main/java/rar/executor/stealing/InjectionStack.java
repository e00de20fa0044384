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
 * empty, for the number's sake. The numbers may wrap around; there is no memory for as many tasks as would make two
 * numbers the same that are compared.
 *
 * <pre>
 *   what          written by                              read by
 *   the top       who adds, who seals: volatile CAS       anyone: volatile
 *   Link.number   who adds, before it is on top           anyone, after the top
 *   Link.next     who adds, before it is on top: the one below; then who takes, under the monitor
 *   its tasks     who adds, before it is on top; then who takes, under the monitor
 * </pre>
 *
 * <p>Nothing is half done when memory or the stack give out: the link is made first, and the compare-and-set is the
 * last call.
 */
abstract class InjectionStack {
    /** On top when all workers have left. */
    static final Link SEAL = new Link(null);

    // In the middle of an array: the places around it are for nobody, so that it has its cache line to itself.
    private static final int TOP = 16;
    private static final int PLACES = 2 * TOP + 1;

    private static final VarHandle LINK = MethodHandles.arrayElementVarHandle(Link[].class);

    private final @Nullable Link[] links = new @Nullable Link[PLACES];

    /**
     * An empty stack.
     *
     * @param number that of the tasks that were added before
     */
    InjectionStack(int number) {
        Link bottom = new Link(null);
        bottom.number = number;
        links[TOP] = bottom;
    }

    /** Adds a task at the back; false if all workers have left. */
    final boolean push(Task task) {
        return push(new Link(Objects.requireNonNull(task)), 1);
    }

    /**
     * Adds the tasks of a worker's queue that has overflowed, all that is not null. The array is this queue's from then
     * on. They are let in: the worker has not left.
     */
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
            below = top();
            if (below == SEAL) {
                return false;
            }
            link.next = below;
            link.number = below.number + count;
        } while (!LINK.compareAndSet(links, TOP, below, link));
        return true;
    }

    final Link top() {
        return (Link) LINK.getVolatile(links, TOP);
    }

    /** Nothing can be added any more, unless something was added to {@code last} meanwhile. */
    final boolean seal(Link last) {
        return LINK.compareAndSet(links, TOP, last, SEAL);
    }
}
