package rar.tests.contract;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Objects that nothing should keep; found out by running the collector until they are gone (R8). */
final class Collected {
    private final List<WeakReference<?>> objects = new ArrayList<>();

    /** Notes an object without keeping it, and returns it. */
    synchronized <T> T note(T object) {
        objects.add(new WeakReference<>(object));
        return object;
    }

    /** Waits until all that were noted are gone. */
    void assertAll(String what) {
        Gate.until(what + " can be collected", () -> {
            System.gc();
            return left() == 0;
        });
    }

    private synchronized long left() {
        return objects.stream().filter(reference -> reference.get() != null).count();
    }

    /** Bytes in use, after collection. */
    static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
