package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * The queue that all workers share: for tasks from outside, and for those that did not fit into a worker's own queue.
 * First in, first out, unbounded.
 *
 * <p>Who adds puts a link on top of a stack, {@link InjectionStack}. Who takes holds the monitor; when the links in
 * front are used up, he turns round those that have come since, so that what was added first comes first. Each link is
 * turned once, so this costs a constant time for each. The queue is empty if as many tasks were taken as the top's
 * number says.
 *
 * <pre>
 *   field                 written by             read by
 *   taken                 who takes: release     anyone: acquire
 *   front, turned         who takes              the same, under the monitor
 * </pre>
 *
 * <p>The queue also decides when the executor has ended: the last worker to leave seals it, and leaves only if it is
 * empty; so what was let in is run.
 */
final class InjectionQueue extends InjectionStack {
    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(InjectionQueue.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int taken;

    // Guarded by the monitor.
    private Link front; // the one to take from; may be used up, as the very first is
    private Link turned; // the last that was turned round
    private int workers;

    InjectionQueue(int workers) {
        this(workers, 0);
    }

    /** For tests: a queue from which as many tasks were taken. */
    InjectionQueue(int workers, int taken) {
        super(taken);
        this.workers = workers;
        this.taken = taken;
        this.front = top();
        this.turned = front;
    }

    /**
     * Takes a worker's fair share of the tasks, for the owner of {@code local}, as far as that has room.
     *
     * @param share by how many workers to divide
     * @return the first of them; the others are in {@code local}
     */
    @Nullable
    Task pollInto(LocalQueue local, int share) {
        return isEmpty() ? null : pollIntoLocked(local, share);
    }

    boolean isEmpty() {
        // In this order: if they are equal, there was nothing when the second was read.
        int before = (int) TAKEN.getAcquire(this);
        Link last = top();
        return last == SEAL || before == last.number;
    }

    /** A worker wants to end. False if there is work left for it. */
    synchronized boolean leave() {
        if (!isEmpty() || (workers == 1 && !seal())) {
            return false;
        }
        workers--;
        return true;
    }

    private boolean seal() {
        Link last = top();
        return taken == last.number && seal(last);
    }

    private synchronized @Nullable Task pollIntoLocked(LocalQueue local, int share) {
        if (isEmpty()) {
            return null;
        }
        int size = top().number - taken;
        int count = Math.min(size / share + 1, Math.min(size, local.room() / 2));
        Link link = notEmpty(front);
        Task first = link.take();
        int more = 1;
        while (more < count) {
            link = notEmpty(link);
            local.push(link.take()); // there is room
            more++;
        }
        front = link;
        TAKEN.setRelease(this, taken + more); // after the tasks can be seen in the local queue
        return first;
    }

    /** The link itself, or the one behind it if it is used up, of which there is one. */
    private Link notEmpty(Link link) {
        if (!link.isEmpty()) {
            return link;
        }
        Link behind = link.next;
        link.next = null; // what is old must not keep alive what is young
        return behind == null ? turn() : behind;
    }

    /** Turns round what has come on top, which is something. Returns the first of it. */
    private Link turn() {
        Link last = top();
        Link first = last;
        Link behind = null;
        while (true) {
            Link below = Objects.requireNonNull(first.next);
            first.next = behind;
            if (below == turned) {
                turned = last;
                return first;
            }
            behind = first;
            first = below;
        }
    }
}
