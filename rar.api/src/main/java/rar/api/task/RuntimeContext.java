package rar.api.task;

import rar.api.Context;
import rar.api.Scheduler;

/** A context that can be ambient: it belongs to a scope, and through it to a scheduler. */
public abstract non-sealed class RuntimeContext extends Context {
    /** The scope that tasks spawned here join. */
    public abstract Scope scope();

    @Override
    public final Scheduler scheduler() {
        return scope().host().scheduler();
    }

    /** Whether code that runs in this context may block its thread, as the body of a blocking call may. */
    public boolean mayBlock() {
        return false;
    }
}
