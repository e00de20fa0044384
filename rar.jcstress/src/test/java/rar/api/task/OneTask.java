package rar.api.task;

import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.Waker;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.Timer;

/** A runtime of one task, which counts how often the task is handed to it, and runs it when it is told to. */
final class OneTask<T> implements Host {
    final TaskCell<T> task;
    private final AtomicInteger handOvers = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger unawaited = new AtomicInteger();
    private int runs; // by one thread at a time

    /** The task is spawned, and so is queued. */
    OneTask(Future<T> future) {
        task = (TaskCell<T>) new Scope(this, Waker.noop()).spawn(future, null);
    }

    /** The task of a group. */
    OneTask(String name, Future<T> future) {
        task = new Scope(this, Waker.noop()).spawnMember(name, future, null);
    }

    /** How often the task was handed over, the spawn included. */
    int handOvers() {
        return handOvers.get();
    }

    /** How often the task's failure was handed on as unawaited. */
    int unawaited() {
        return unawaited.get();
    }

    /** Runs the task once. */
    void run() {
        runs++;
        task.run();
    }

    /** Runs the task until it is in nobody's hands. */
    void runAll() {
        while (runs < handOvers.get()) {
            run();
        }
    }

    @Override
    public void execute(Task handedOver, Cause cause, AmbientThread current) {
        handOvers.incrementAndGet();
    }

    @Override
    public Scheduler scheduler() {
        throw new UnsupportedOperationException("scheduler");
    }

    @Override
    public void executeBlocking(Task blocking) {
        throw new UnsupportedOperationException("executeBlocking");
    }

    @Override
    public void removeBlocking(Task blocking) {
        throw new UnsupportedOperationException("removeBlocking");
    }

    @Override
    public Timer timer() {
        throw new UnsupportedOperationException("timer");
    }

    @Override
    public void uncaught(TaskCell<?> failed, Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void unawaited(TaskCell<?> failed) {
        unawaited.incrementAndGet();
    }

    @Override
    public long nextId() {
        return ids.incrementAndGet();
    }

    @Override
    public Object owner() {
        return this;
    }

    @Override
    public int stripes() {
        return 4;
    }
}
