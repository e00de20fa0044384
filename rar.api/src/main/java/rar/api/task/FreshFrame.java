package rar.api.task;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/**
 * Calls that are never compiled into their caller, for code that asks which thread it is on.
 *
 * <p>The JVM's compiler takes it that a method stays on one thread: it asks for the current thread once and keeps the
 * answer for the whole of what it compiled together. A body that runs in a continuation ({@code rar.async}) may be
 * resumed by another thread than the one it was suspended on, and the code compiled into such a body would go on with
 * the old thread: with another worker's ambient context, or with a queue that only its own worker may push to. So once
 * there are such bodies, what depends on the thread is called through a method handle that is no constant to the
 * compiler, which therefore compiles what is behind it apart.
 *
 * <p>Until then a call costs the read of a field more than a direct one, and from then on a few nanoseconds.
 */
public final class FreshFrame {
    // The handles are not final: a handle that the compiler knows is one that it compiles into the caller.
    private static MethodHandle slot = handle("slotHere", AmbientSlot.class);
    private static MethodHandle thread = handle("threadHere", AmbientThread.class);
    private static MethodHandle poll = handle("pollHere", Poll.class, Future.class, Context.class, AmbientSlot.class);
    private static MethodHandle cancel = handle("cancel", void.class, Future.class);
    private static MethodHandle get = handle("get", Object.class, Supplier.class);
    private static MethodHandle execute = handle("execute", void.class, TaskExecutor.class, Task.class, Cause.class);
    private static MethodHandle executeOn =
            handle("execute", void.class, TaskExecutor.class, Task.class, Cause.class, WorkerThread.class);

    /**
     * Plain: it is set by the thread that loads {@code rar.async}, before there is a body, and a thread that runs a
     * body was handed it by one that knew.
     */
    private static boolean needed;

    private FreshFrame() {}

    /** From now on there may be code that changes threads in the middle. */
    public static void expectMoves() {
        needed = true;
    }

    /** The current thread's slot. */
    static AmbientSlot slot() {
        if (!needed) {
            return Ambient.here();
        }
        try {
            return (AmbientSlot) slot.invokeExact();
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    /** The current thread if it is one of a scheduler's. */
    static @Nullable AmbientThread thread() {
        if (!needed) {
            return Ambient.threadHere();
        }
        try {
            return (AmbientThread) thread.invokeExact();
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    /** Polls a future, on the thread whose slot this is, on behalf of code that may have been moved. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the future's type says so
    public static <T extends @Nullable Object> Poll<T> poll(Future<T> future, Context context, AmbientSlot slot)
            throws Exception {
        if (!needed) {
            return SlotFuture.poll(future, context, slot);
        }
        try {
            return (Poll<T>) (Poll) poll.invokeExact(future, context, slot);
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    /** Calls anything on behalf of code that may have been moved. */
    @SuppressWarnings("unchecked") // what a Supplier<T> returns
    public static <T extends @Nullable Object> T call(Supplier<T> code) {
        if (!needed) {
            return code.get();
        }
        try {
            return (T) (Object) get.invokeExact(code);
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    /** The same for what has no value. */
    public static void run(Runnable code) {
        call(() -> {
            code.run();
            return code;
        });
    }

    /** Gives a future up on behalf of code that may have been moved. */
    public static void cancel(Future<?> future) {
        if (!needed) {
            future.cancel();
            return;
        }
        try {
            cancel.invokeExact(future);
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    /** Hands a task to an executor, which may want to know whether the current thread is one of its own. */
    public static void execute(TaskExecutor executor, Task task, Cause cause) {
        if (!needed) {
            executor.execute(task, cause);
            return;
        }
        try {
            execute.invokeExact(executor, task, cause);
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    /** Hands a task to an executor, which is told the current thread, but may also lock something in its name. */
    public static void execute(TaskExecutor executor, Task task, Cause cause, WorkerThread current) {
        if (!needed) {
            executor.execute(task, cause, current);
            return;
        }
        try {
            executeOn.invokeExact(executor, task, cause, current);
        } catch (Throwable t) {
            throw Failures.sneaky(t);
        }
    }

    @SuppressWarnings("UnusedMethod") // by its handle
    private static AmbientSlot slotHere() {
        return Ambient.here();
    }

    @SuppressWarnings("UnusedMethod") // by its handle
    private static @Nullable AmbientThread threadHere() {
        return Ambient.threadHere();
    }

    @SuppressWarnings("UnusedMethod") // by its handle
    private static Poll<?> pollHere(Future<?> future, Context context, AmbientSlot slot) throws Exception {
        return SlotFuture.poll(future, context, slot);
    }

    /** Of a method of this class, or of the first parameter's. */
    private static MethodHandle handle(String name, Class<?> result, Class<?>... parameters) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodType type = MethodType.methodType(result, parameters);
            return name.endsWith("Here")
                    ? lookup.findStatic(FreshFrame.class, name, type)
                    : lookup.findVirtual(parameters[0], name, type.dropParameterTypes(0, 1));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
