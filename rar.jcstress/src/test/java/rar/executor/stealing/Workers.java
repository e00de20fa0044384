package rar.executor.stealing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.jcstress.Parking;

/** An executor whose workers' threads are not started, and which of them is played by an actor. */
final class Workers {
    private static final MethodHandle NEW_EXECUTOR;
    private static final MethodHandle AWAIT;
    private static final MethodHandle LOOK_ONCE_MORE;
    private static final MethodHandle NEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NEW_EXECUTOR = MethodHandles.privateLookupIn(StealingExecutor.class, lookup)
                    .findConstructor(StealingExecutor.class, MethodType.methodType(void.class, ExecutorConfig.class));
            MethodHandles.Lookup worker = MethodHandles.privateLookupIn(Worker.class, lookup);
            AWAIT = worker.findVirtual(Worker.class, "await", MethodType.methodType(Task.class));
            LOOK_ONCE_MORE = worker.findVirtual(Worker.class, "lookOnceMore", MethodType.methodType(void.class));
            NEXT = worker.findVirtual(Worker.class, "next", MethodType.methodType(Task.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final StealingExecutor executor;
    final Worker sleeper;
    final Worker busy;
    /** Not so if this was made by a thread that is tied to one. The executor has seen the same. */
    final boolean haveProcessors = Runtime.getRuntime().availableProcessors() > 1;

    final Parking parking;

    /** If there is but one, it is the sleeper. */
    Workers(int count) {
        executor = newExecutor(count);
        sleeper = executor.all()[0];
        busy = executor.all()[count - 1];
        parking = new Parking(sleeper);
    }

    private static StealingExecutor newExecutor(int count) {
        try {
            return (StealingExecutor) NEW_EXECUTOR.invokeExact(new ExecutorConfig("stress", count));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** All three park, and when nobody watches any more two are woken: the busy one, and one who searches. */
    Worker sleepAndWakeTwo() {
        Idle idle = executor.idle();
        for (Worker worker : executor.all()) {
            idle.park(worker, false);
        }
        idle.goOnWatching(sleeper, false, false);
        idle.workAdded(); // wakes the busy one, as it parked last
        idle.arrive();
        idle.stopSearching();
        idle.workAdded();
        idle.arrive();
        return executor.all()[1];
    }

    /** Of two, one parks and the other searches. */
    Linger searchBesideASleeper() {
        executor.idle().park(sleeper, false);
        executor.idle().startSearching();
        return new Linger(executor, new ShortSleeps(System::nanoTime));
    }

    /** A searcher has found a task. If he was the last, he looks once more. */
    void stopSearching(Worker searcher) {
        if (executor.idle().stopSearching()) {
            lookOnceMore(searcher);
        }
    }

    /** The sleeper parks, and looks once more, and nothing around it. */
    void parkAndLook() {
        if (executor.idle().park(sleeper, false)) {
            lookOnceMore(sleeper);
        }
    }

    private static void lookOnceMore(Worker worker) {
        try {
            LOOK_ONCE_MORE.invokeExact(worker);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** The busy one takes its next task. */
    Task next() {
        try {
            return (Task) NEXT.invokeExact(busy);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** Whether one was woken, who counts as searching, where nobody else does. */
    boolean isSomebodyWoken() {
        return executor.idle().searchesAlone();
    }

    /** The sleeper looks for a task until it has one. Returns 0 if it sleeps for ever. */
    int await() {
        parking.enter();
        parking.letTimePass();
        try {
            return (Task) AWAIT.invokeExact(sleeper) == null ? -1 : 1;
        } catch (Parking.LostWakeUp e) {
            return 0;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }
}
