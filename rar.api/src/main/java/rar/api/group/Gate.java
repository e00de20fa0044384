package rar.api.group;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Waker;

/**
 * Lets so many futures of a group run at a time, and the others wait in the order in which they came. Everything is
 * guarded by this object's monitor; wakers are called outside it.
 */
final class Gate {
    private final Set<GatedFuture<?>> waiting = new LinkedHashSet<>();
    private int free;

    Gate(int width) {
        free = width;
    }

    /** A future that polls {@code future} once it was let in. */
    <T extends @Nullable Object> Future<T> around(Future<T> future) {
        return new GatedFuture<>(this, future);
    }

    /** Lets a future in, or notes whom to wake when its time has come. */
    synchronized boolean enter(GatedFuture<?> future, Waker waker) {
        if (future.admitted) {
            return true;
        }
        if (free > 0) {
            free--;
            future.admitted = true;
            return true;
        }
        future.waker = waker;
        waiting.add(future);
        return false;
    }

    /** A future that is inside has ended: the next one takes its place. */
    void leave() {
        Waker waker = admitNext();
        if (waker != null) {
            waker.wake();
        }
    }

    /** A future that has not been seen inside is given up. */
    void forget(GatedFuture<?> future) {
        if (!stopWaiting(future)) {
            leave();
        }
    }

    private synchronized boolean stopWaiting(GatedFuture<?> future) {
        waiting.remove(future);
        return !future.admitted;
    }

    private synchronized @Nullable Waker admitNext() {
        var first = waiting.iterator();
        if (!first.hasNext()) {
            free++;
            return null;
        }
        GatedFuture<?> next = first.next();
        first.remove();
        next.admitted = true;
        return next.waker;
    }
}
