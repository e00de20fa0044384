package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/**
 * The queue that all workers share: for tasks from outside, and for those that did not fit into a worker's own queue.
 * First in, first out, unbounded.
 *
 * <p>Who adds puts a task on top of a stack, {@link InjectionStack}. Who takes holds the monitor; when there is nothing
 * left in front, he takes all that is on the stack and turns it round, so that what was added first comes first. Each
 * link is turned once, so this costs a constant time for each.
 *
 * <pre>
 *   field    written by              read by
 *   left     who takes: release      anyone: acquire
 *   front    who takes               the same, under the monitor
 * </pre>
 *
 * <p>The queue is empty if nothing is left in front and nothing is on the stack. Before the stack is taken,
 * {@code left} says that there is something, and in its upper half that there was one more turn. So who reads the same
 * {@code left}, of nothing, before and after he has found nothing on the stack, knows that nobody has turned anything
 * round in between, and that there was nothing at all when he looked at the stack.
 *
 * <p>The queue also decides when the executor has ended: the last worker to leave seals it, and leaves only if it is
 * empty; so what was let in is run.
 */
final class InjectionQueue extends InjectionStack {
    private static final long TURN = 1L << Integer.SIZE;

    private static final VarHandle LEFT;

    static {
        try {
            LEFT = MethodHandles.lookup().findVarHandle(InjectionQueue.class, "left", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How many tasks there are in front, in the lower half; how often something was turned round, in the upper. */
    private long left;

    // Guarded by the monitor.
    private @Nullable TaskLink front;
    private int workers;

    InjectionQueue(int workers) {
        this.workers = workers;
    }

    /**
     * Takes a worker's fair share of the tasks in front, for the owner of {@code local}, as far as that has room.
     *
     * @param share by how many workers to divide
     * @return the first of them; the others are in {@code local}
     */
    @Nullable
    Task pollInto(LocalQueue local, int share) {
        return isEmpty() ? null : pollIntoLocked(local, share);
    }

    boolean isEmpty() {
        // In this order, for which acquire suffices: it keeps what is read later behind it, and so does the volatile
        // look
        // at the stack.
        long before = leftAcquire();
        if ((int) before != 0) {
            return false;
        }
        TaskLink last = top();
        return (last == null || last == SEAL) && leftAcquire() == before;
    }

    /** A worker wants to end. False if there is work left for it. */
    synchronized boolean leave() {
        if (!isEmpty() || (workers == 1 && !seal())) {
            return false;
        }
        workers--;
        return true;
    }

    private synchronized @Nullable Task pollIntoLocked(LocalQueue local, int share) {
        if (isEmpty()) {
            return null;
        }
        if (front == null) {
            turn();
        }
        int size = (int) left;
        int count = Math.min(size / share + 1, Math.min(size, local.room() / 2));
        Task first = take();
        int taken = 1;
        while (taken < count) {
            local.push(take()); // there is room
            taken++;
        }
        setLeft(left - taken); // after the tasks can be seen in the local queue
        return first;
    }

    private Task take() {
        TaskLink link = Objects.requireNonNull(front);
        if (link instanceof Link.Batch batch && batch.size() > 1) {
            return batch.task();
        }
        front = link.next();
        link.next(null); // what is old must not keep alive what is young; and a task's link is to be as it was
        return link.task();
    }

    /** Takes all that is on the stack, which is something, and turns it round. There is nothing in front. */
    private void turn() {
        announce();
        TaskLink link = takeAll();
        TaskLink behind = null;
        int count = 0;
        while (link != null) {
            count += link instanceof Link.Batch batch ? batch.size() : 1;
            TaskLink below = link.next();
            link.next(behind);
            behind = link;
            link = below;
        }
        front = behind;
        setLeft(left - 1 + count);
    }

    /** Has nobody find this queue empty while what was on the stack is nowhere. */
    private void announce() {
        setLeft((left & -TURN) + TURN + 1);
    }

    private long leftAcquire() {
        return (long) LEFT.getAcquire(this);
    }

    /**
     * Release: who sees that nothing is left in front sees where it has gone. What is announced cannot fall behind the
     * exchange of the stack's top, which is volatile; so who finds the stack empty after that sees the announcement.
     */
    private void setLeft(long value) {
        LEFT.setRelease(this, value);
    }
}
