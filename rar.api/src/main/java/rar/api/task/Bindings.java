package rar.api.task;

import org.jspecify.annotations.Nullable;

/**
 * The values of task locals: a list that grows at its head and is never changed, so that a task inherits all by one
 * reference. A lookup costs a step for each binding made since, of which programs have few.
 */
public final class Bindings {
    private final Object local;
    private final Object value;
    private final @Nullable Bindings outer;

    private Bindings(Object local, Object value, @Nullable Bindings outer) {
        this.local = local;
        this.value = value;
        this.outer = outer;
    }

    /** The bindings {@code outer}, and one in place of an earlier one of the same local. */
    public static Bindings with(Object local, Object value, @Nullable Bindings outer) {
        return new Bindings(local, value, without(local, outer));
    }

    /** What is hidden is left out: tasks that each bind a local and spawn the next must not make a list of all (R8). */
    private static @Nullable Bindings without(Object local, @Nullable Bindings bindings) {
        if (find(bindings, local) == null) {
            return bindings;
        }
        Bindings copy = null;
        for (Bindings each = bindings; each != null; each = each.outer) {
            if (each.local != local) {
                copy = new Bindings(each.local, each.value, copy);
            }
        }
        return copy;
    }

    /** The value of {@code local}, or null. */
    public static @Nullable Object find(@Nullable Bindings bindings, Object local) {
        for (Bindings each = bindings; each != null; each = each.outer) {
            if (each.local == local) {
                return each.value;
            }
        }
        return null;
    }
}
