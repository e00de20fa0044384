package rar.jcstress;

import java.lang.invoke.VarHandle;

/**
 * What stands in weakened classes in place of the atomic read-modify-writes of {@link VarHandle}: a read, and then a
 * write, with all that another thread does in between lost.
 */
public final class TwoSteps {
    private TwoSteps() {}

    /** As {@code handle.compareAndSet(of, expected, next)}. */
    public static boolean compareAndSet(VarHandle handle, Object of, int expected, int next) {
        boolean same = (int) handle.getVolatile(of) == expected;
        if (same) {
            handle.setVolatile(of, next);
        }
        return same;
    }

    /** As {@code handle.compareAndSet(of, expected, next)}. */
    public static boolean compareAndSet(VarHandle handle, Object of, long expected, long next) {
        boolean same = (long) handle.getVolatile(of) == expected;
        if (same) {
            handle.setVolatile(of, next);
        }
        return same;
    }

    /** As {@code handle.compareAndSet(of, expected, next)}. */
    public static boolean compareAndSet(VarHandle handle, Object of, Object expected, Object next) {
        boolean same = (Object) handle.getVolatile(of) == expected;
        if (same) {
            handle.setVolatile(of, next);
        }
        return same;
    }

    /** As {@code handle.compareAndSet(array, place, expected, next)}. */
    public static boolean compareAndSet(VarHandle handle, Object array, int place, Object expected, Object next) {
        boolean same = (Object) handle.getVolatile(array, place) == expected;
        if (same) {
            handle.setVolatile(array, place, next);
        }
        return same;
    }

    /** As {@code handle.compareAndSet(of, expected, next)}, without the fence that a volatile write has. */
    public static boolean compareAndRelease(VarHandle handle, Object of, Object expected, Object next) {
        boolean same = (Object) handle.getVolatile(of) == expected;
        if (same) {
            handle.setRelease(of, next);
        }
        return same;
    }

    /** The same, for an array. */
    public static boolean compareAndRelease(VarHandle handle, Object array, int place, Object expected, Object next) {
        boolean same = (Object) handle.getVolatile(array, place) == expected;
        if (same) {
            handle.setRelease(array, place, next);
        }
        return same;
    }

    /** As {@code handle.getAndSet(of, next)}. */
    public static int getAndSet(VarHandle handle, Object of, int next) {
        int before = (int) handle.getVolatile(of);
        handle.setVolatile(of, next);
        return before;
    }

    /** As {@code handle.getAndSet(of, next)}. */
    public static Object getAndSet(VarHandle handle, Object of, Object next) {
        Object before = handle.getVolatile(of);
        handle.setVolatile(of, next);
        return before;
    }

    /** As {@code handle.getAndSet(array, place, next)}. */
    public static Object getAndSet(VarHandle handle, Object array, int place, Object next) {
        Object before = handle.getVolatile(array, place);
        handle.setVolatile(array, place, next);
        return before;
    }

    /** As {@code handle.getAndAdd(of, summand)}. */
    public static int getAndAdd(VarHandle handle, Object of, int summand) {
        int before = (int) handle.getVolatile(of);
        handle.setVolatile(of, before + summand);
        return before;
    }

    /** As {@code handle.getAndAdd(of, summand)}. */
    public static long getAndAdd(VarHandle handle, Object of, long summand) {
        long before = (long) handle.getVolatile(of);
        handle.setVolatile(of, before + summand);
        return before;
    }

    /** As {@code handle.getAndBitwiseOr(of, bits)}. */
    public static int getAndBitwiseOr(VarHandle handle, Object of, int bits) {
        int before = (int) handle.getVolatile(of);
        handle.setVolatile(of, before | bits);
        return before;
    }

    /** As {@code handle.getAndBitwiseOr(of, bits)}. */
    public static long getAndBitwiseOr(VarHandle handle, Object of, long bits) {
        long before = (long) handle.getVolatile(of);
        handle.setVolatile(of, before | bits);
        return before;
    }
}
