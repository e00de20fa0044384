package rar.executor.stealing;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.WorkerThread;

/**
 * One worker: takes tasks from its slot, from its own queue, from the injection queue, and from other workers, in that
 * order. It does not steal again at once, see {@link StealInterval}. When there are no tasks, it may {@link Linger} for
 * a moment, and then parks.
 *
 * <p>After a few tasks in a row from the slot, the next one goes to the back of the queue, if there are others in it,
 * see {@link NextSlot}. Likewise the injection queue comes first every so often, see {@link Pace}.
 */
final class Worker extends WorkerThread {
    private static final int QUEUE_CAPACITY = 1 << 12;
    private static final long WATCH_NANOS = 1_000_000;

    private final StealingExecutor executor;
    private final NextSlot slot = new NextSlot.Shielded();
    private final LocalQueue queue = new LocalQueue.Shielded(QUEUE_CAPACITY);

    // Owner only.
    private final Pace pace = new Pace.Shielded();
    private final StealInterval stealInterval = new StealInterval();
    private final Linger linger;
    private boolean searching;
    private boolean watching; // in place of sleeping without limit, see Idle
    private boolean sawWork; // in the last look as the watch

    // Owner only: what is on its way from one place to another, and stays here if an error comes in between.
    private @Nullable Task carried; // from the slot to the queue
    private @Nullable Task @Nullable [] spilled; // from the queue to the injection queue

    /** For any thread. Written by {@link Idle}, under its monitor. */
    volatile boolean parked;

    Worker(StealingExecutor executor, ExecutorConfig config, int index) {
        super(config, index);
        this.executor = executor;
        this.linger = new Linger(executor, new ShortSleeps(System::nanoTime));
    }

    // ---- owner only

    boolean belongsTo(StealingExecutor other) {
        return executor == other;
    }

    /** Queues a task that was handed in by one that runs here. */
    void push(Task task, Cause cause) {
        if (carried != null) {
            pushBack(carried);
            carried = null;
            executor.idle().workQueued();
        }
        if (cause == Cause.YIELD) {
            pushLast(task);
        } else {
            pushNext(task);
        }
    }

    private void pushLast(Task task) {
        boolean next = !hasWork(); // nobody else can add to what there is
        pushBack(task);
        if (next) {
            executor.idle().nextQueued();
        } else {
            executor.idle().workQueued();
        }
    }

    private void pushNext(Task task) {
        Task before = slot.offer(task) ? null : slot.exchange(task);
        if (before == null) {
            executor.idle().nextQueued();
            return;
        }
        try {
            pushBack(before);
        } catch (Throwable t) { // on the brink of a stack overflow, or out of memory
            carried = before;
            throw t;
        }
        executor.idle().workQueued();
    }

    /** The caller has somebody woken, as this may move tasks to where those who have looked may have missed them. */
    private void pushBack(Task task) {
        while (!queue.push(task)) {
            if (spilled == null) {
                spilled = queue.popHalf();
            }
            if (spilled != null) { // or else thieves have made room
                executor.injection().pushAll(spilled);
                spilled = null; // no call comes in between
            }
        }
    }

    @Override
    public void run() {
        while (runNext()) {}
    }

    /** A method of its own, so that no frame of a worker that sleeps has the task in it that was run last (R8). */
    private boolean runNext() {
        Task task = await();
        if (task == null) {
            return false;
        }
        runGuarded(task);
        return true;
    }

    /** Waits for a task to run. Null if this worker is to end. */
    private @Nullable Task await() {
        for (; ; ) {
            Task task = next();
            if (task == null) {
                task = search();
            }
            if (task != null) {
                linger.found();
                stopSearching();
                return task;
            }
            if (spilled != null) {
                continue; // thieves have made room since
            }
            rest();
            if (searching && linger.forWork()) {
                continue;
            }
            if (executor.isClosed() && executor.injection().leave()) {
                stopSearching();
                return null;
            }
            park();
        }
    }

    private void runGuarded(Task task) {
        try {
            runTask(task);
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
                pace.found();
                return task;
            }
        }
        Task task = nextCarried();
        if (task == null) {
            task = nextInSlot();
        }
        if (task == null) {
            task = queue.pop();
        }
        return task != null ? task : injection.pollInto(queue, executor.workers());
    }

    private @Nullable Task nextCarried() {
        if (spilled != null) {
            putBack(spilled);
        }
        Task task = carried;
        carried = null;
        return task == null ? null : moveBack(task);
    }

    private void putBack(@Nullable Task[] tasks) {
        boolean all = true;
        for (int i = 0; i < tasks.length && all; i++) {
            Task task = tasks[i];
            if (task != null) {
                all = queue.push(task);
                tasks[i] = all ? null : task;
            }
        }
        if (all) {
            spilled = null;
        }
        executor.idle().workQueued();
    }

    private @Nullable Task nextInSlot() {
        Task task = slot.take();
        if (task == null) {
            slot.endRow();
            return null;
        }
        // If the queue is empty, none in it is overtaken; for those in the injection queue there is the pace.
        if (slot.continueRow() || queue.isEmpty()) {
            return task;
        }
        slot.endRow();
        return moveBack(task);
    }

    /** Moves a task to the back of the queue. If that is full, returns the one in front, which has to be run. */
    private @Nullable Task moveBack(Task task) {
        Task front = null;
        while (!queue.push(task)) {
            front = queue.pop(); // null if thieves have made room meanwhile
        }
        return front;
    }

    private @Nullable Task search() {
        if (!searching && !executor.idle().startSearching()) {
            return null;
        }
        searching = true;
        pace.rest(); // it may wait
        while (StealingExecutor.SPINS && !stealInterval.spinToEnd(executor.injection())) {
            Task task = executor.injection().pollInto(queue, executor.workers());
            if (task != null) {
                return task;
            }
        }
        Task task = steal();
        return task != null ? task : executor.injection().pollInto(queue, executor.workers());
    }

    private @Nullable Task steal() {
        Worker[] workers = executor.all();
        int start = ThreadLocalRandom.current().nextInt(workers.length);
        Task task = null;
        for (int i = 0; i < workers.length && task == null; i++) {
            Worker victim = workers[(start + i) % workers.length];
            task = victim == this ? null : queue.stealFrom(victim.queue);
        }
        for (int i = 0; i < workers.length && task == null; i++) {
            task = workers[(start + i) % workers.length].slot.take();
        }
        if (task != null) {
            stealInterval.begin();
        }
        return task;
    }

    /** There is nothing to do, and the queue is empty. Comes before this worker lingers, parks, or ends. */
    private void rest() {
        pace.rest();
        queue.clear(); // of those that were run, or stolen
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
        Idle idle = executor.idle();
        boolean nobodySearches = idle.park(this, searching);
        if (executor.isClosed()) {
            idle.wakeAll(); // close() may have done so before we were among the sleepers
        } else if (nobodySearches) {
            lookOnceMore();
        }
        if (parked) {
            sleep();
        }
        watching = false;
        idle.arrive();
        searching = true; // whoever woke us has counted us as such
    }

    private void sleep() {
        sawWork = false;
        linger.beginSleep();
        do {
            if (!watching) {
                LockSupport.park(executor);
            } else {
                LockSupport.parkNanos(executor, WATCH_NANOS);
                watching = lookAround();
            }
            Thread.interrupted(); // an interrupt is nobody's message to a worker, and would keep it from parking
        } while (parked);
        linger.endSleep();
    }

    /** The watch's look. Returns whether to watch on. */
    private boolean lookAround() {
        Idle idle = executor.idle();
        boolean work = executor.hasWork();
        boolean again = work && sawWork;
        sawWork = work && !again; // who was woken is given a look's time, too
        if (!work && parked && idle.isSomebodyAwake()) {
            return true;
        }
        return idle.goOnWatching(this, work, again);
    }

    /** Has a worker woken if there is work. Called after this worker was taken off one of the counts. */
    private void lookOnceMore() {
        // We have written the counts and now read the queues; whoever adds work reads the counts after it. That the
        // counts are written by a volatile read-modify-write is not enough, as the indices of the workers' queues are
        // read with acquire only. Pairs with the fence in Idle.workQueued().
        VarHandle.fullFence();
        if (executor.hasWork()) {
            VarHandle.fullFence(); // so that who searches still, as the counts say, sees at its end what we have seen
            executor.idle().workAdded();
        }
    }

    // ---- any thread

    /**
     * Whether there is something to steal. The slot comes first: a task may go from there to the queue, and not back.
     */
    boolean hasWork() {
        return !slot.isEmpty() || !queue.isEmpty();
    }

    /** Whether there is a task in the slot, which is mostly run before those in the queue. */
    boolean hasNext() {
        return !slot.isEmpty();
    }

    LocalQueue queue() {
        return queue;
    }

    /** For {@link Idle}, under its monitor, as the worker parks. */
    void watch() {
        watching = true;
    }

    /** For tests: whether it sleeps with a limit. Races with its end. */
    boolean isWatching() {
        return getState() == State.TIMED_WAITING;
    }

    /** For {@link Idle}, after the worker was taken out of the sleepers. */
    void unpark() {
        LockSupport.unpark(this);
    }
}
