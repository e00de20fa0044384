package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Which workers sleep, and how many search. The protocol is that of Tokio's {@code idle.rs}, which has it from Go.
 *
 * <p>A worker is <i>awake</i> or parked, and among those awake some are <i>searching</i>: they have nothing to do and
 * look at the other workers' queues, at most half of the workers at a time. Whoever queues work wakes a worker only if
 * none is searching; a searcher that finds work, if it was the last one, wakes the next.
 *
 * <p>No work is stranded (S4). Whoever queues work then reads the counts, with a full fence in between; whoever parks
 * takes itself off the counts and then, with a full fence of its own, looks at all queues once more, unless somebody is
 * searching still. So either the one who queues sees that a worker has parked, or that worker's look sees the work. In
 * the first case, if nobody searches, a worker is woken. If somebody does, it finds the work, or gives up later: the
 * last one to give up looks once more. A worker that queues the task that it runs, as that yields, needs no fence, see
 * {@link #workQueuedBehind}. Tokio spares those who park without having searched the look; then work that is queued
 * while they are on their way stays with a worker that is busy with another task.
 */
final class Idle {
    /** One awake worker, in the upper half of the counts; a searching one is a 1 in the lower half. */
    private static final int AWAKE = 1 << 16;

    private static final int SEARCHING_MASK = AWAKE - 1;
    private static final VarHandle COUNTS;

    static {
        try {
            COUNTS = MethodHandles.lookup().findVarHandle(Idle.class, "counts", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int workers;

    /** Read and written by all, always as volatile. The number of awake workers changes under the monitor only. */
    private volatile int counts;

    /** Guarded by this object's monitor. Last in, first out: the worker that slept least is the warmest. */
    private final ArrayDeque<Worker> sleepers;

    Idle(int workers) {
        this.workers = workers;
        this.counts = workers * AWAKE;
        this.sleepers = new ArrayDeque<>(workers + 1); // never grows: to park must not need memory
    }

    /** Wakes a worker, as a searcher, if there is need of one. To be called after work was queued. */
    void workQueued() {
        // A store-load pair: the work is queued before the counts are read. Release and acquire would not keep the two
        // in order. The pair's other half is in Worker.lookOnceMore().
        VarHandle.fullFence();
        if (needsSearcher()) {
            Worker worker = wakeOne();
            if (worker != null) {
                worker.unpark();
            }
        }
    }

    /**
     * Like {@link #workQueued}, without the fence: for a worker that has queued the task that it runs behind others,
     * and now takes the next one.
     *
     * <p>A sleeper may look before it can see the task that was queued. What it sees instead is the next one: that was
     * queued before the worker's last volatile access, as each task is taken by one, and so before the counts were read
     * here. When the next one cannot be seen any more, its taking is seen, by a volatile read-modify-write that came
     * after the task was queued; so that can be seen as well, as {@link Worker#hasWork} and {@link LocalQueue#isEmpty}
     * read in the order that this needs. If thieves take all there is, the worker's next task is the very one that it
     * has queued. And if it is one from the injection queue, whoever hears of that sees it there, or sees that it was
     * taken.
     *
     * <p>A worker whose queue was empty need not even read the counts: there is but the task that it goes on with.
     */
    void workQueuedBehind() {
        if (needsSearcher()) {
            workQueued();
        }
    }

    /** Whether the calling worker may search; if so, it is counted. */
    boolean startSearching() {
        if (2 * (counts & SEARCHING_MASK) >= workers) {
            return false;
        }
        COUNTS.getAndAdd(this, 1);
        return true;
    }

    /** A searcher has found work. Returns whether nobody searches now, and the caller has to look for more. */
    boolean stopSearching() {
        int before = (int) COUNTS.getAndAdd(this, -1);
        return (before & SEARCHING_MASK) == 1;
    }

    /**
     * Puts the calling worker among the sleepers; it parks until it is taken out.
     *
     * @return whether nobody is searching now, and the caller has to look at all queues once more
     */
    synchronized boolean park(Worker worker, boolean searching) {
        worker.setParked(true);
        sleepers.push(worker);
        int before = (int) COUNTS.getAndAdd(this, searching ? -AWAKE - 1 : -AWAKE);
        return (before & SEARCHING_MASK) == (searching ? 1 : 0);
    }

    /** Takes all workers out of the sleepers: the executor closes. */
    synchronized void wakeAll() {
        for (Worker worker = sleepers.poll(); worker != null; worker = sleepers.poll()) {
            awaken(worker);
            worker.unpark();
        }
    }

    private boolean needsSearcher() {
        int now = counts;
        return (now & SEARCHING_MASK) == 0 && now >>> 16 < workers;
    }

    private synchronized @Nullable Worker wakeOne() {
        if (!needsSearcher()) {
            return null;
        }
        Worker worker = sleepers.poll();
        if (worker != null) {
            awaken(worker);
        }
        return worker;
    }

    private void awaken(Worker worker) {
        COUNTS.getAndAdd(this, AWAKE + 1);
        worker.setParked(false);
    }
}
