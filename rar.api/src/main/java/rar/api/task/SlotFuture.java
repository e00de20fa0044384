package rar.api.task;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * A future that wants the slot of the thread that polls it. Who polls a task has that slot at hand; to find it again
 * may cost a native call, where the JVM was told that code may move from one thread to another.
 */
public abstract class SlotFuture<T extends @Nullable Object> implements Future<T> {
    /** For subclasses. */
    protected SlotFuture() {}

    /** To be overridden only by who can tell without the slot what will come of the poll. */
    @Override
    public Poll<T> poll(Context context) throws Exception {
        return poll(context, Ambient.slot());
    }

    /** Like {@link #poll(Context)}, with the current thread's slot. */
    protected abstract Poll<T> poll(Context context, AmbientSlot slot) throws Exception;

    /** Polls any future on the thread whose slot this is. */
    public static <T extends @Nullable Object> Poll<T> poll(Future<T> future, Context context, AmbientSlot slot)
            throws Exception {
        return future instanceof SlotFuture<T> own ? own.poll(context, slot) : future.poll(context);
    }
}
