package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Which workers sleep, and how many search. The protocol is that of Tokio's {@code idle.rs}, which has it from Go, with
 * a watch.
 *
 * <p>A worker is <i>awake</i> or parked, and among those awake some are <i>searching</i>: they have nothing to do and
 * look at the other workers' queues. No more begin to while half of the workers do. One that has stolen just before
 * waits for some microseconds before it looks, and one that finds nothing, and is the only one, may spin for some
 * before it parks; both count as searching meanwhile. Whoever queues work wakes a worker only if none is searching; a
 * searcher that finds work, if it was the last one, wakes the next. While workers are awake, one of the sleepers is the
 * <i>watch</i>: it sleeps with a limit, and looks at all queues whenever that is reached. If it sees work twice, it has
 * a worker woken whoever searches. After all have slept, there is one as soon as the next worker parks while others are
 * awake.
 *
 * <p>Who is woken counts as searching from then on, and until it runs as <i>coming</i>. That may last, if the operating
 * system has it wait for a processor. So if one is coming and nobody else searches, a second one is woken for work that
 * is added from outside, or found in a last look, as long as fewer are awake than there are processors. Those who are
 * awake do not rely on who is coming, when they have to look for more before they run a task or park. Who offers its
 * processor to others, see {@link ShortSleeps}, is coming until it is back; it looks once more before it goes.
 *
 * <p>No work is stranded (S4). Whoever parks takes itself off the counts and then, with a full fence in between, looks
 * at all queues once more, unless somebody searches who is not just coming; the last one to give up the search looks
 * once more as well. Tokio spares those who park without having searched the look; then work that is queued while they
 * are on their way stays with a worker that is busy with another task. The other half of this is with those who queue
 * work:
 *
 * <ul>
 *   <li>Somebody from outside adds work by a volatile write and then reads the counts, which are volatile too: either
 *       he sees that a worker has parked, or that worker's look sees the work.
 *   <li>A worker that queues work goes without the fence, see {@link #workQueued}: what is missed then, the watch
 *       finds.
 * </ul>
 */
final class Idle {
    private static final VarHandle COUNTS;

    static {
        try {
            COUNTS = MethodHandles.lookup().findVarHandle(Idle.class, "counts", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int workers;
    private final int useful; // there are no more workers, or no processors for more

    /** Read and written by all, always as volatile. The number of awake workers changes under the monitor only. */
    private volatile long counts;

    /**
     * Guarded by this object's monitor. Woken from the front, where all but the watch enter: the worker that slept
     * least is the warmest.
     */
    private final ArrayDeque<Worker> sleepers;

    /** The last of the sleepers, if it watches. Guarded by this object's monitor. */
    private @Nullable Worker watch;

    /** Whether there is a watch. Written under the monitor. */
    private volatile boolean watched;

    /** All are awake. */
    Idle(int workers, int processors) {
        this.workers = workers;
        this.useful = Math.min(workers, processors);
        this.counts = workers * Counts.AWAKE;
        this.sleepers = new ArrayDeque<>(workers + 1); // never grows: to park must not need memory
    }

    /**
     * Wakes a worker, as a searcher, if there is need of one. To be called after work was added to the injection queue,
     * whose volatile compare-and-set comes before the read of the counts in the one order that volatile accesses have.
     * The other half of this is in Worker.lookOnceMore(), which calls this as well, after a fence of its own.
     */
    void workAdded() {
        if (needsSearcher() || needsSecond()) {
            wakeSearcher(true);
        }
    }

    /**
     * The same for a worker that has work in its own queue or slot, which is no volatile write; never wakes a second
     * one, as the caller comes to that work itself. It is spared a fence in place of that, which would cost more than
     * all the rest, if it sees a watch, or that all are awake. From then on, for as long as this worker is awake, there
     * is a watch whenever anybody sleeps: who parks first while others are awake becomes the watch, and stays it until
     * it is woken as the last of the sleepers. So if a sleeper does not see the work, and this worker does not see that
     * it sleeps, the watch finds the work in its next look, or in the one after if somebody searches. Without a watch,
     * as all had slept when somebody from outside woke this worker, there is the fence.
     */
    void workQueued() {
        if (Counts.awake(counts) != workers) {
            if (!watched) {
                VarHandle.fullFence();
            }
            if (needsSearcher()) {
                wakeSearcher(false);
            }
        }
    }

    /**
     * Like {@link #workQueued}, for a task that the calling worker comes to next. To wake another one for it would cost
     * more than most tasks do, and have them run in a cold cache. If this worker is busy for longer than the watch
     * sleeps, that finds the task.
     */
    void nextQueued() {
        if (!watched) {
            workQueued();
        }
    }

    /** Whether the calling worker may search; if so, it is counted. */
    boolean startSearching() {
        if (2 * Counts.searchingHere(counts) >= workers) {
            return false;
        }
        COUNTS.getAndAdd(this, Counts.SEARCHING);
        return true;
    }

    /**
     * For a searcher that is about to let others go first on its processor: if there is no other, it counts as coming
     * from then on. It has to look for work once more, as those who have seen it search rely on that, and to arrive.
     *
     * @return whether it may go
     */
    boolean depart() {
        long now = counts;
        return Counts.searching(now) == 1 && COUNTS.compareAndSet(this, now, now + Counts.COMING);
    }

    /** The calling worker was woken, or has departed, and now runs. */
    void arrive() {
        COUNTS.getAndAdd(this, -Counts.COMING);
    }

    /** For a searcher: whether there is no other. Others may begin after that, and are told that they are not alone. */
    boolean searchesAlone() {
        return Counts.searching(counts) == 1;
    }

    /** A searcher has found work. Returns whether nobody else searches here, and the caller has to look for more. */
    boolean stopSearching() {
        long before = (long) COUNTS.getAndAdd(this, -Counts.SEARCHING);
        return Counts.searchingHere(before) == 1;
    }

    /**
     * Puts the calling worker among the sleepers; it parks until it is taken out, as the watch if it is made that.
     *
     * @return whether nobody searches here now, and the caller has to look at all queues once more
     */
    synchronized boolean park(Worker worker, boolean searching) {
        worker.parked = true;
        long before = (long) COUNTS.getAndAdd(this, searching ? -Counts.AWAKE - Counts.SEARCHING : -Counts.AWAKE);
        if (watch == null && Counts.awake(before) > 1) {
            sleepers.addLast(worker);
            setWatch(worker);
            worker.watch();
        } else {
            sleepers.addFirst(worker);
        }
        return Counts.searchingHere(before) == (searching ? 1 : 0);
    }

    /**
     * The watch has looked around, and has a worker woken if there was work: itself if there is no other. If somebody
     * searches, he is given until the next look to find it; he may have been taken off his processor.
     *
     * @param again whether the watch left work that it saw to somebody who searches, and now sees some again
     * @return whether it is to watch on; if not, it was woken, or sleeps on without a limit as nobody is awake
     */
    synchronized boolean goOnWatching(Worker worker, boolean work, boolean again) {
        boolean due = needsSearcher() || (again && watch == worker);
        Worker woken = work && due ? wakeFirst() : null;
        if (woken != null) {
            woken.unpark();
        }
        if (watch == worker && Counts.awake(counts) == 0) {
            setWatch(null);
        }
        return watch == worker;
    }

    /** Whether a worker is awake. */
    boolean isSomebodyAwake() {
        return Counts.awake(counts) != 0;
    }

    /** Takes all workers out of the sleepers: the executor closes. */
    synchronized void wakeAll() {
        for (Worker worker = wakeFirst(); worker != null; worker = wakeFirst()) {
            worker.unpark();
        }
    }

    private void wakeSearcher(boolean orSecond) {
        Worker worker = wakeOne(orSecond);
        if (worker != null) {
            worker.unpark();
        }
    }

    private boolean needsSearcher() {
        long now = counts;
        return Counts.searching(now) == 0 && Counts.awake(now) < workers;
    }

    /** Whether one worker is coming, nobody else searches, and there is a processor for one more. */
    private boolean needsSecond() {
        long now = counts;
        return Counts.searching(now) == 1 && Counts.coming(now) == 1 && Counts.awake(now) < useful;
    }

    private synchronized @Nullable Worker wakeOne(boolean orSecond) {
        return needsSearcher() || (orSecond && needsSecond()) ? wakeFirst() : null;
    }

    /** The call that goes deepest comes first: if the stack gives out, all is as it was. */
    private @Nullable Worker wakeFirst() {
        Worker worker = sleepers.peekFirst();
        if (worker != null) {
            COUNTS.getAndAdd(this, Counts.AWAKE + Counts.COMING + Counts.SEARCHING);
            sleepers.pollFirst();
            if (watch == worker) {
                watch = null;
                watched = false;
            }
            worker.parked = false;
        }
        return worker;
    }

    private void setWatch(@Nullable Worker worker) {
        watch = worker;
        watched = worker != null;
    }
}
