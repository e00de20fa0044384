package rar.executor.stealing;

import java.util.concurrent.RejectedExecutionException;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/**
 * The workers and what they share. A task that is handed in by a worker of this executor stays with that worker, for
 * others to steal; any other goes to the injection queue.
 */
final class StealingExecutor implements TaskExecutor {
    /** On a single processor, whoever spins keeps off who could bring work, and there is no other for who is woken. */
    static final boolean SPINS = Runtime.getRuntime().availableProcessors() > 1;

    private static final long SPIN_NANOS = 20_000; // the least that it takes to park and be woken
    private static final int SPINS_PER_LOOK = 8; // each look takes the queues' memory from their owners

    private final ExecutorConfig config;
    private final InjectionQueue injection;
    private final Idle idle;
    private final Worker[] workers;
    private final LocalQueue[] queues; // the workers'
    private volatile boolean closed;

    private StealingExecutor(ExecutorConfig config) {
        this.config = config;
        this.injection = new InjectionQueue(config.threads());
        this.idle = new Idle(config.threads(), Runtime.getRuntime().availableProcessors());
        this.workers = new Worker[config.threads()];
        this.queues = new LocalQueue[config.threads()];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(this, config, i);
            queues[i] = workers[i].queue();
        }
    }

    static StealingExecutor start(ExecutorConfig config) {
        StealingExecutor executor = new StealingExecutor(config);
        try {
            for (Worker worker : executor.workers) {
                worker.start();
            }
        } catch (Throwable t) { // no more threads to be had: those that were started must not stay
            executor.close();
            throw t;
        }
        return executor;
    }

    @Override
    public void execute(Task task, Cause cause) {
        add(task, cause, Thread.currentThread());
    }

    @Override
    public void execute(Task task, Cause cause, WorkerThread current) {
        add(task, cause, current);
    }

    private void add(Task task, Cause cause, Thread current) {
        if (current instanceof Worker worker && worker.belongsTo(this)) {
            worker.push(task, cause);
        } else if (injection.push(task)) {
            idle.workAdded();
        } else {
            throw new RejectedExecutionException("scheduler \"" + config.name() + "\" is closed");
        }
    }

    /** Workers end when they find nothing to do; the last one seals the injection queue. */
    @Override
    public void close() {
        closed = true;
        idle.wakeAll();
        for (Worker worker : workers) {
            worker.awaitEnd();
        }
    }

    InjectionQueue injection() {
        return injection;
    }

    Idle idle() {
        return idle;
    }

    Worker[] all() {
        return workers;
    }

    int workers() {
        return workers.length;
    }

    boolean isClosed() {
        return closed;
    }

    /** Spins until there is {@linkplain #hasSpareWork spare work}, or until that has lasted too long. */
    boolean awaitSpareWork() {
        long start = System.nanoTime();
        do {
            pause();
            if (hasSpareWork()) {
                return true;
            }
        } while (System.nanoTime() - start < SPIN_NANOS);
        return false;
    }

    /** What to do, when spinning, from one look at the queues to the next. */
    static void pause() {
        for (int i = 0; i < SPINS_PER_LOOK; i++) {
            Thread.onSpinWait();
        }
    }

    /** Whether there seems to be work in the injection queue, or behind another task in a worker's queue. */
    boolean hasSpareWork() {
        if (!injection.isEmpty()) {
            return true;
        }
        for (int i = 0; i < queues.length; i++) {
            int size = queues[i].size();
            if (size > 1 || (size == 1 && workers[i].hasNext())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any queue or slot has something in it. */
    boolean hasWork() {
        if (!injection.isEmpty()) {
            return true;
        }
        for (Worker worker : workers) {
            if (worker.hasWork()) {
                return true;
            }
        }
        return false;
    }
}
