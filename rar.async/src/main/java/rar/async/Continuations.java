package rar.async;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import rar.api.task.FreshFrame;

/**
 * The JDK's {@code jdk.internal.vm.Continuation}: one-shot delimited continuations, on which virtual threads are built.
 * It is not exported, and unknown to release 17; so it is reached by method handles, constants that compile to plain
 * calls.
 *
 * <p>All blocks share one scope. A yield leaves the innermost continuation of its scope, which is the block that
 * awaits: a block that polls another inside itself is not left by the other's yield.
 */
final class Continuations {
    private static final int SINCE = 21;
    private static final String PACKAGE = "jdk.internal.vm";

    private static final @Nullable String PROBLEM;
    private static final @Nullable MethodHandle NEW;
    private static final @Nullable MethodHandle RUN;
    private static final @Nullable MethodHandle YIELD;

    static {
        MethodHandle[] handles = new MethodHandle[3];
        PROBLEM = find(handles);
        NEW = handles[0];
        RUN = handles[1];
        YIELD = handles[2];
        if (PROBLEM == null && !Moves.EXPECTED_BY_JVM) {
            FreshFrame.expectMoves();
        }
    }

    private Continuations() {}

    /** Why they cannot be used and what to do about it; null if they can. */
    static @Nullable String problem() {
        return PROBLEM;
    }

    /** What the JVM was started with; empty if it does not tell. */
    static String options() {
        try {
            Properties properties = (Properties) Class.forName(PACKAGE + ".VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            return properties.getProperty("sun.jvm.flags", "") + " " + properties.getProperty("sun.jvm.args", "");
        } catch (ReflectiveOperationException e) {
            return "";
        }
    }

    /** A continuation that has not begun. */
    static Object make(Runnable body) {
        try {
            return (Object) Objects.requireNonNull(NEW).invokeExact(body);
        } catch (Throwable t) {
            throw unchecked(t);
        }
    }

    /** Runs a continuation until it yields or ends. */
    static void run(Object continuation) {
        try {
            Objects.requireNonNull(RUN).invokeExact(continuation);
        } catch (Throwable t) {
            throw unchecked(t);
        }
    }

    /** Leaves the innermost continuation. Throws an {@link IllegalStateException} if it is pinned. */
    static void leave() {
        try {
            boolean unused = (boolean) Objects.requireNonNull(YIELD).invokeExact();
        } catch (Throwable t) {
            throw unchecked(t);
        }
    }

    private static RuntimeException unchecked(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return (RuntimeException) t; // no method of theirs declares any other
    }

    private static @Nullable String find(MethodHandle[] handles) {
        if (Runtime.version().feature() < SINCE) {
            return "continuations need JDK " + SINCE + " or newer, this is JDK " + Runtime.version();
        }
        try {
            Class<?> type = Class.forName(PACKAGE + ".Continuation");
            Class<?> scopeType = Class.forName(PACKAGE + ".ContinuationScope");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Object scope = lookup.findConstructor(scopeType, MethodType.methodType(void.class, String.class))
                    .invoke("rar.async");
            MethodHandle make =
                    lookup.findConstructor(type, MethodType.methodType(void.class, scopeType, Runnable.class));
            handles[0] = make.bindTo(scope).asType(MethodType.methodType(Object.class, Runnable.class));
            handles[1] = lookup.findVirtual(type, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            handles[2] = lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scopeType))
                    .bindTo(scope);
            handles[1].invoke(handles[0].invoke((Runnable) () -> {})); // where the JVM has none this throws
            return null;
        } catch (IllegalAccessException | IllegalAccessError e) {
            return "this module may not use " + PACKAGE + ": start Java with --add-exports java.base/" + PACKAGE + "="
                    + user() + ", or have \"Add-Exports: java.base/" + PACKAGE
                    + "\" in the manifest of the jar that is run";
        } catch (Throwable t) {
            return "this JVM has no continuations that work (" + t + "): take another one, or another engine";
        }
    }

    /** The module that has to be let in, as the flag has it. */
    private static String user() {
        Module module = Continuations.class.getModule();
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }
}
