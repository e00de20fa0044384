package rar.api.task;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** A context that can be ambient: it belongs to a scope, and through it to a scheduler. */
public abstract non-sealed class RuntimeContext extends Context {
    /** The scope that tasks spawned here join. */
    public abstract Scope scope();

    /** The values of task locals here, which tasks spawned here inherit; null if there are none. */
    public abstract @Nullable Bindings bindings();

    @Override
    public final Scheduler scheduler() {
        return scope().host().scheduler();
    }

    @Override
    public final boolean spendBudget() {
        return Budget.spend(this);
    }

    @Override
    public final void refundBudget() {
        Budget.refund();
    }

    /**
     * Asks, within a poll, for another one after the others have had their turn. As good as a wake, and cheaper.
     *
     * @param slot the current thread's
     */
    public void yieldPoll(AmbientSlot slot) {
        waker().wake();
    }

    /** Whether code that runs in this context may block its thread, as the body of a blocking call may. */
    public boolean mayBlock() {
        return false;
    }

    /** Starts a task. */
    public final <T extends @Nullable Object> JoinHandle<T> start(Future<T> future) {
        return scope().spawn(future, bindings());
    }

    /** Starts a task with a name. */
    public final <T extends @Nullable Object> JoinHandle<T> start(String name, Future<T> future) {
        return scope().spawn(name, future, bindings());
    }

    /** Starts a task of a group, with a name or without one. */
    public final <T extends @Nullable Object> MemberTask<T> startMember(@Nullable String name, Future<T> future) {
        return scope().spawnMember(name, future, bindings());
    }

    /** Starts a blocking call. */
    public final <T extends @Nullable Object> JoinHandle<T> startBlocking(Callable<? extends T> body) {
        return scope().spawnBlocking(body, bindings());
    }
}
