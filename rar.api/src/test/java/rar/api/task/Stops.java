package rar.api.task;

import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

/** Where actors stop. Other threads pass. */
final class Stops {
    private Stops() {}

    /** Called by woven code before it looks at what is shared, or changes it whatever it is. */
    static void access() {
        Actor actor = acting();
        if (actor != null) {
            actor.pause("");
            actor.look();
        }
    }

    /** Called by woven code before it changes what it has looked at. */
    static void change() {
        Actor actor = acting();
        if (actor != null) {
            actor.pause(actor.lastLook());
        }
    }

    /** A stop in code of the test's own. */
    static void stop() {
        Actor actor = acting();
        if (actor != null) {
            actor.pause("");
        }
    }

    /** Waits until something is the case. */
    static void await(BooleanSupplier condition) {
        ((Actor) Thread.currentThread()).await(condition);
    }

    /** Fails the test unless something is the case; from inside the cell as well, which would catch what is thrown. */
    static void check(boolean condition, String otherwise) {
        if (condition) {
            return;
        }
        AssertionError error = new AssertionError(otherwise);
        if (Thread.currentThread() instanceof Actor actor) {
            actor.interleaving().fail(error);
        }
        throw error;
    }

    private static Actor acting() {
        return Thread.currentThread() instanceof Actor actor
                        && !actor.interleaving().isOver()
                ? actor
                : null;
    }

    // ---- what woven code calls if it is to be broken

    /** Not atomic. */
    static boolean compareAndSet(VarHandle handle, TaskState state, long expected, long next) {
        if ((long) handle.getVolatile(state) != expected) {
            return false;
        }
        change();
        handle.setVolatile(state, next);
        return true;
    }

    /** Not atomic. */
    static long getAndBitwiseOr(VarHandle handle, TaskState state, long bits) {
        long before = (long) handle.getVolatile(state);
        change();
        handle.setVolatile(state, before | bits);
        return before;
    }

    /** Not atomic. */
    static boolean compareAndSet(VarHandle handle, TaskJoiners joiners, Object expected, Object next) {
        if (handle.getVolatile(joiners) != expected) {
            return false;
        }
        change();
        handle.setVolatile(joiners, next);
        return true;
    }
}
