package rar.api.runtime;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.Timer;
import rar.api.spi.WorkerThread;
import rar.api.task.Ambient;
import rar.api.task.AmbientThread;
import rar.api.task.FreshFrame;
import rar.api.task.Host;
import rar.api.task.RuntimeContext;
import rar.api.task.Scope;
import rar.api.task.TaskCell;

/**
 * The parts of one scheduler, put together: the executor that was chosen, a timer when one is needed, the blocking
 * pool, the scopes. {@link Scheduler} is its public face, {@link Lifecycle} its end.
 */
public final class Core implements Host {
    private final Scheduler scheduler;
    private final Settings settings;
    private final TaskExecutor executor;
    private final @Nullable Drivers drivers;
    private final BlockingPool blockingPool;
    private final LazyTimer timer;
    private final UnawaitedFailures unawaited = new UnawaitedFailures(this);
    private final Lifecycle lifecycle = new Lifecycle(this);
    private final Scope unscoped = new Scope(this, lifecycle);
    private final AtomicLong ids = new AtomicLong();
    private final int stripes;

    /** Makes the executor, which starts its threads. */
    public Core(Scheduler scheduler, Settings settings) {
        this.scheduler = scheduler;
        this.settings = settings;
        this.stripes = stripesFor(settings.config().threads());
        this.blockingPool = new BlockingPool(owner(), name(), settings.blockingThreads());
        this.timer = new LazyTimer(settings.timers(), name());
        this.executor = settings.provider().newExecutor(settings.config());
        if (executor == null) {
            throw new IllegalStateException("the SchedulerProvider \""
                    + settings.provider().name() + "\" made no executor: newExecutor returned null");
        }
        this.drivers = executor instanceof DrivenExecutor driven ? new Drivers(driven) : null;
    }

    // ---- for Scheduler

    /** What the builder decided on. */
    public Settings settings() {
        return settings;
    }

    /** Runs a future on the calling thread; see {@link Scheduler#blockOn}. */
    public <T extends @Nullable Object> T blockOn(Future<T> future) {
        RuntimeContext ambient = Ambient.get();
        boolean mayBlock = ambient != null ? ambient.mayBlock() : !(Thread.currentThread() instanceof WorkerThread);
        if (!mayBlock) {
            throw new IllegalStateException("blockOn was called inside a poll or on a worker, on thread \""
                    + Thread.currentThread().getName() + "\": it would block a thread that others need;"
                    + " spawn the future and await its handle, or call blockOn from spawnBlocking");
        }
        requireOpen("blockOn", future);
        return new BlockOn<T>(this, ambient == null ? null : ambient.bindings()).run(future);
    }

    /**
     * The scope of tasks spawned from outside.
     *
     * @throws RejectedExecutionException if the scheduler is closing
     */
    public Scope unscoped(String what) {
        lifecycle.requireOpen(what);
        return unscoped;
    }

    /**
     * The scope of tasks spawned from outside, for a future that has been handed over.
     *
     * @throws RejectedExecutionException if the scheduler is closing; the future is then given up
     */
    public Scope unscoped(String what, Future<?> future) {
        requireOpen(what, future);
        return unscoped;
    }

    private void requireOpen(String what, Future<?> future) {
        try {
            lifecycle.requireOpen(what);
        } catch (RejectedExecutionException e) {
            future.cancel(); // it was handed over, and has no other owner
            throw e;
        }
    }

    /** The end of this scheduler. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    // ---- for tasks and scopes

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void execute(Task task, Cause cause, @Nullable AmbientThread current) {
        if (current instanceof WorkerThread worker) {
            FreshFrame.execute(executor, task, cause, worker);
        } else {
            FreshFrame.execute(executor, task, cause);
        }
        if (drivers != null) {
            drivers.nudge();
        }
    }

    @Override
    public void executeBlocking(Task task) {
        FreshFrame.run(() -> blockingPool.execute(task)); // it has a lock
    }

    @Override
    public void removeBlocking(Task task) {
        FreshFrame.run(() -> blockingPool.remove(task));
    }

    @Override
    public Timer timer() {
        return timer.get();
    }

    @Override
    public void uncaught(TaskCell<?> task, Throwable failure) {
        Uncaught.report(settings.onUncaught(), task, failure);
    }

    @Override
    public void unawaited(TaskCell<?> task) {
        FreshFrame.run(() -> unawaited.add(task)); // it has a lock
    }

    @Override
    public long nextId() {
        return ids.incrementAndGet();
    }

    @Override
    public int stripes() {
        return stripes;
    }

    // ---- for the other parts

    /** The scheduler's name. */
    String name() {
        return settings.config().name();
    }

    /** The very object that threads of this scheduler were made with. */
    @Override
    public Object owner() {
        return settings.config();
    }

    /** Those who drive the executor, or null if it has threads. */
    @Nullable
    Drivers drivers() {
        return drivers;
    }

    BlockingPool blockingPool() {
        return blockingPool;
    }

    Scope unscoped() {
        return unscoped;
    }

    void enter(BlockOn<?> caller) {
        lifecycle.enter(caller);
    }

    void leave(BlockOn<?> caller) {
        lifecycle.leave(caller);
    }

    void scopeEnded(Scope scope) {
        unawaited.scopeEnded(scope);
    }

    /** Ends the parts, when no task is left. All are ended, whatever one of them throws. */
    void closeParts() {
        try (executor;
                timer) {
            unawaited.close();
            blockingPool.close();
        }
    }

    private static int stripesFor(int threads) {
        int wanted = Math.min(threads + 1, 64);
        return Integer.highestOneBit(2 * wanted - 1); // rounded up to a power of two
    }
}
