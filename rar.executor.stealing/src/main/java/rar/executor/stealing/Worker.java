package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.WorkerThread;

/**
 * One worker: takes tasks from its slot, from its own queue, from the injection queue, and from other workers, in that
 * order, and parks when there are none.
 *
 * <p>The slot holds the task woken or spawned last: what it needs is likely to be in this processor's cache. Two tasks
 * that wake each other would run from the slot for ever; so after a few in a row the slot's task goes to the back of
 * the queue (S1). For the same reason the injection queue comes first every so often, see {@link Pace}.
 */
final class Worker extends WorkerThread {
    private static final int QUEUE_CAPACITY = 256;
    private static final int SLOT_RUNS = 3;

    private static final VarHandle SLOT;

    static {
        try {
            SLOT = MethodHandles.lookup().findVarHandle(Worker.class, "slot", Task.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final StealingExecutor executor;
    private final LocalQueue queue = new LocalQueue(QUEUE_CAPACITY);

    // Owner only.
    private final @Nullable Task[] overflow = new @Nullable Task[QUEUE_CAPACITY / 2];
    private final Pace pace = new Pace();
    private int slotRuns;
    private boolean searching;
    private @Nullable Task carried; // neither in the slot any more nor in the queue yet
    private @Nullable Task running;

    // Any thread.
    private volatile @Nullable Task slot;
    private volatile boolean parked; // written under Idle's monitor

    Worker(StealingExecutor executor, ExecutorConfig config, int index) {
        super(config, index);
        this.executor = executor;
    }

    // ---- owner only

    boolean belongsTo(StealingExecutor other) {
        return executor == other;
    }

    /**
     * Queues a task that was handed in by one that runs here. If it is the very one, this worker is about to take the
     * next: see {@link Idle#workQueuedBehind}.
     */
    void push(Task task, Cause cause) {
        if (cause == Cause.YIELD) {
            boolean alone = carried == null && !hasWork(); // nobody else can add to what there is
            if (pushBack(task) || task != running) {
                executor.idle().workQueued();
            } else if (!alone) {
                executor.idle().workQueuedBehind();
            }
        } else {
            putBackCarried();
            // Exchanged, so that a thief and we never get the same task; releases it to the thief (S3).
            carried = (Task) SLOT.getAndSet(this, task);
            putBackCarried();
            executor.idle().workQueued();
        }
    }

    @Override
    public void run() {
        for (Task task = await(); task != null; task = await()) {
            runTask(task);
        }
        running = null; // the executor may be kept
    }

    /** Waits for a task to run. Null if this worker is to end. */
    private @Nullable Task await() {
        for (; ; ) {
            Task task = next();
            if (task == null) {
                task = search();
            }
            if (task != null) {
                stopSearching();
                return task;
            }
            if (executor.isClosed() && executor.injection().leave()) {
                stopSearching();
                return null;
            }
            park();
        }
    }

    private void runTask(Task task) {
        running = task;
        try {
            task.run();
        } catch (Throwable t) { // against the task's contract; the worker lives on
            report(t);
        }
    }

    private void report(Throwable failure) {
        try {
            getUncaughtExceptionHandler().uncaughtException(this, failure);
        } catch (Throwable unreported) {
            // There is no one left to tell.
        }
    }

    private @Nullable Task next() {
        InjectionQueue injection = executor.injection();
        if (pace.isDue()) {
            Task task = injection.pollInto(queue, executor.workers());
            if (task != null) {
                return task;
            }
        }
        putBackCarried();
        Task task = nextInSlot();
        if (task == null) {
            task = queue.pop();
        }
        return task != null ? task : injection.pollInto(queue, executor.workers());
    }

    private @Nullable Task nextInSlot() {
        Task task = takeSlot();
        if (task == null) {
            slotRuns = 0;
            return null;
        }
        if (++slotRuns <= SLOT_RUNS) {
            return task;
        }
        slotRuns = 0;
        carried = task;
        putBackCarried();
        return null;
    }

    /** On the brink of a stack overflow the push may fail; then the task stays with us, and is put back later. */
    private void putBackCarried() {
        if (carried != null) {
            boolean moved = pushBack(carried);
            carried = null;
            if (moved) {
                executor.idle().workQueued();
            }
        }
    }

    /** Whether that has moved tasks from one queue to another, where those who have looked may have missed them. */
    private boolean pushBack(Task task) {
        while (!queue.push(task)) {
            if (queue.popHalf(overflow)) {
                executor.injection().pushAll(overflow, task);
                return true;
            }
        }
        return false;
    }

    private @Nullable Task search() {
        if (!searching && !executor.idle().startSearching()) {
            return null;
        }
        searching = true;
        Worker[] workers = executor.all();
        int start = ThreadLocalRandom.current().nextInt(workers.length);
        Task task = null;
        for (int i = 0; i < workers.length && task == null; i++) {
            Worker victim = workers[(start + i) % workers.length];
            task = victim == this ? null : queue.stealFrom(victim.queue);
        }
        for (int i = 0; i < workers.length && task == null; i++) {
            task = workers[(start + i) % workers.length].takeSlot();
        }
        return task != null ? task : executor.injection().pollInto(queue, workers.length);
    }

    private void stopSearching() {
        if (searching) {
            searching = false;
            if (executor.idle().stopSearching()) {
                lookOnceMore(); // there may be more where that came from, and nobody is looking
            }
        }
    }

    private void park() {
        running = null;
        pace.rest();
        queue.clear();
        Arrays.fill(overflow, null);
        Idle idle = executor.idle();
        boolean nobodySearches = idle.park(this, searching);
        if (executor.isClosed()) {
            idle.wakeAll(); // close() may have done so before we were among the sleepers
        } else if (nobodySearches) {
            lookOnceMore();
        }
        while (parked) {
            LockSupport.park(executor);
            Thread.interrupted(); // an interrupt is nobody's message to a worker, and would keep it from parking
        }
        searching = true; // whoever woke us has counted us as such
    }

    /** Has a worker woken if there is work. Called after this worker was taken off one of the counts. */
    private void lookOnceMore() {
        // Pairs with the fence in Idle.workQueued(): we have written the counts and now read the queues, whoever queues
        // work reads the counts after it. That the counts are written by a volatile read-modify-write is not enough,
        // as the queues' indices are read with acquire only.
        VarHandle.fullFence();
        if (executor.hasWork()) {
            executor.idle().workQueued();
        }
    }

    // ---- any thread

    /** Takes the slot's task. */
    private @Nullable Task takeSlot() {
        return slot == null ? null : (Task) SLOT.getAndSet(this, null);
    }

    /**
     * Whether there is something to steal. The slot comes first: a task may go from there to the queue, and not back.
     */
    boolean hasWork() {
        return slot != null || !queue.isEmpty();
    }

    /** For {@link Idle}, under its monitor. */
    void setParked(boolean parked) {
        this.parked = parked;
    }

    /** For {@link Idle}, after the worker was taken out of the sleepers. */
    void unpark() {
        LockSupport.unpark(this);
    }
}
