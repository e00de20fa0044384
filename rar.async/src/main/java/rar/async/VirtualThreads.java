package rar.async;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The JDK's virtual threads, which release 17 does not know: found by name. */
final class VirtualThreads {
    private static final int SINCE = 21;

    private static final @Nullable ThreadFactory FACTORY = factory();
    private static final MethodHandle IS_VIRTUAL = isVirtual();

    private VirtualThreads() {}

    /** Why there are none and what to do about it; null if there are. */
    static @Nullable String problem() {
        return FACTORY != null
                ? null
                : "virtual threads need JDK " + SINCE + " or newer, this is JDK " + Runtime.version();
    }

    /** A virtual thread that has not been started. */
    static Thread make(Runnable body) {
        return Objects.requireNonNull(FACTORY).newThread(body);
    }

    /** Whether the current thread is virtual. */
    static boolean isCurrent() {
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable t) {
            throw new LinkageError("Thread.isVirtual", t); // it throws nothing
        }
    }

    /** {@code Thread.ofVirtual().inheritInheritableThreadLocals(false).name("rar-async").factory()}. */
    private static @Nullable ThreadFactory factory() {
        if (Runtime.version().feature() < SINCE) { // JDK 19 and 20 have a preview of them
            return null;
        }
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            builder = type.getMethod("inheritInheritableThreadLocals", boolean.class)
                    .invoke(builder, false);
            builder = type.getMethod("name", String.class).invoke(builder, "rar-async");
            return (ThreadFactory) type.getMethod("factory").invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no virtual threads as JDK " + SINCE + " has them", e);
        }
    }

    private static MethodHandle isVirtual() {
        try {
            return FACTORY == null
                    ? MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Thread.class)
                    : MethodHandles.lookup()
                            .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no Thread.isVirtual()", e);
        }
    }
}
