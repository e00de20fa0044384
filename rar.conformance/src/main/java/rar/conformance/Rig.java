package rar.conformance;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/**
 * One executor under test: hands tasks in, keeps the books about them, knows the threads, and closes it.
 *
 * <p>Whatever a test is about, its rig notes a task that is run in the caller (S2) or too often (S1), and at the end
 * compares what was handed in with what was run.
 */
final class Rig implements AutoCloseable {
    private static final int THREADS_KNOWN = 2_000;

    /** The executor that the current thread is inside {@code execute} of. */
    private static final ThreadLocal<@Nullable Rig> CALLING = new ThreadLocal<>();

    private final SchedulerProvider provider;
    private final Trial trial;
    private final Set<Trait> traits;
    private final ExecutorConfig config;
    private final TaskExecutor executor;
    private final @Nullable Drivers drivers;
    private final Collection<KitTask> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Thread> runners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Rig(SchedulerProvider provider, Trial trial, Set<Trait> traits, int threads) {
        this.provider = provider;
        this.trial = trial;
        this.traits = traits;
        this.config = new ExecutorConfig(Trial.uniqueName(), threads);
        this.executor = provider.newExecutor(config);
        this.drivers = executor instanceof DrivenExecutor driven
                ? new Drivers(driven, trial, "conformance-" + config.name(), threads)
                : null;
    }

    /** Another executor of the same provider. */
    Rig sibling() {
        return new Rig(provider, trial, traits, config.threads());
    }

    Trial trial() {
        return trial;
    }

    Effort effort() {
        return trial.effort();
    }

    /** How many tasks can be relied on to run at once. */
    int parallelism() {
        return has(Trait.SINGLE_THREAD) || has(Trait.BORROWED_THREADS) ? 1 : config.threads();
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the threads that run tasks are this executor's own, to be looked at and to be missed. */
    boolean ownsThreads() {
        return drivers == null && !has(Trait.BORROWED_THREADS);
    }

    String name() {
        return config.name();
    }

    Set<Thread> runners() {
        return runners;
    }

    KitTask task(Runnable body) {
        KitTask task = new KitTask(this, body);
        tasks.add(task);
        return task;
    }

    /** Hands in a new task. */
    void execute(Cause cause, Runnable body) {
        execute(task(body), cause);
    }

    /** Hands in a task. */
    void execute(KitTask task, Cause cause) {
        task.handIn();
        Rig outer = CALLING.get();
        CALLING.set(this);
        try {
            if (Thread.currentThread() instanceof WorkerThread worker && task.id() % 2 == 0) { // both forms
                executor.execute(task, cause, worker);
            } else {
                executor.execute(task, cause);
            }
        } catch (Throwable t) {
            task.takeBack();
            throw t;
        } finally {
            CALLING.set(outer);
        }
        if (drivers != null) {
            drivers.nudge();
        }
    }

    /** Hands in a task, unless it is rejected. */
    boolean tryExecute(KitTask task, Cause cause) {
        try {
            execute(task, cause);
            return true;
        } catch (RejectedExecutionException closed) {
            return false; // as good as run, for the contract: the runtime then ends the task
        }
    }

    /** Hands in a task that must not be rejected; if it is, another rule than S1 is violated. */
    void tryExecuteOr(Rule rule, String when, Cause cause, Runnable body) {
        trial.require(tryExecute(task(body), cause), rule, when + " a task was rejected");
    }

    /** Hands in a task that the books do not hold. */
    void executeUnbooked(Cause cause, Runnable body) {
        execute(new KitTask(this, body), cause);
    }

    /** For {@link KitTask}, as it begins to run; false if that is in the caller, where it might recur without end. */
    boolean mayRun(KitTask task) {
        if (CALLING.get() == this) {
            trial.note(
                    Rule.S2,
                    task.name() + " was run inside execute, by its caller: thread \""
                            + Thread.currentThread().getName() + "\"");
            return false;
        }
        if (runners.size() < THREADS_KNOWN) {
            runners.add(Thread.currentThread());
        }
        return true;
    }

    /** Keeps {@link #parallelism()} threads busy until the latch is counted down. Returns when they are. */
    CountDownLatch occupy(Rule rule) {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(parallelism());
        for (int i = 0; i < parallelism(); i++) {
            execute(Cause.SPAWN, () -> {
                busy.countDown();
                trial.hold(release);
            });
        }
        trial.await(
                busy,
                rule,
                () -> busy.getCount() + " of " + parallelism() + " tasks, queued at once while all threads were idle,"
                        + " were not started");
        return release;
    }

    /** What {@link #end()} does, unless the executor has been closed. */
    @Override
    public void close() {
        if (!closed) {
            end();
        }
    }

    /** Calls {@code close()}, as the runtime does, and looks at the books. */
    void end() {
        shut();
        audit();
    }

    /** The same, while threads are busy: they are let go when {@code close()} waits for them. */
    void endAndRelease(CountDownLatch release) {
        closed = true;
        Crew closer = Crew.start(trial, 1, member -> {
            stopDrivers();
            executor.close();
        });
        closer.awaitAsleep();
        release.countDown();
        closer.join(Rule.S5, "close(), called with tasks queued,");
        audit();
    }

    /** Calls {@code close()}. */
    void shut() {
        closeBy(executor::close);
    }

    /** Has an interrupted thread call {@code close()}; it has to find its interrupt again. */
    void closeInterrupted() {
        closeBy(() -> {
            Thread.currentThread().interrupt();
            executor.close();
            trial.require(Thread.interrupted(), Rule.S5, "close() swallowed an interrupt of its caller");
        });
        audit();
    }

    private void closeBy(Runnable close) {
        closed = true;
        stopDrivers();
        Crew.start(trial, 1, member -> close.run()).join(Rule.S5, "close()");
    }

    private void stopDrivers() {
        if (drivers != null) {
            drivers.stop();
        }
    }

    /** Compares what was handed in with what was run. To be called when nobody hands anything in any more. */
    void audit() {
        trial.requireNone();
        long lost = tasks.stream().filter(task -> task.missing() > 0).count();
        trial.require(
                lost == 0,
                Rule.S5,
                lost + " of " + tasks.size() + " tasks had been handed in and not been run when close() returned");
        long tooOften = tasks.stream().filter(task -> task.missing() < 0).count();
        trial.require(tooOften == 0, Rule.S1, tooOften + " of " + tasks.size() + " tasks were run more than once");
    }
}
