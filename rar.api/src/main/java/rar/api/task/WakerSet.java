package rar.api.task;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rar.api.Waker;

/**
 * The wakers of several awaiters of one task. Each is kept once, however often its owner polls; adding and removing
 * take constant time, so that a million awaiters may come and go. All methods lock.
 */
final class WakerSet {
    private @Nullable Set<Waker> wakers; // null once closed

    WakerSet(Waker first, Waker second) {
        Set<Waker> both = Collections.newSetFromMap(new IdentityHashMap<>());
        both.add(first);
        both.add(second);
        wakers = both;
    }

    /** Adds a waker; false if this set is closed. */
    synchronized boolean add(Waker waker) {
        if (wakers == null) {
            return false;
        }
        wakers.add(waker);
        return true;
    }

    synchronized void remove(Waker waker) {
        if (wakers != null) {
            wakers.remove(waker);
        }
    }

    /** Closes this set and gives out what it held, for the caller to wake outside the lock. */
    synchronized Set<Waker> close() {
        Set<Waker> all = wakers == null ? Set.of() : wakers;
        wakers = null; // from now on only the caller has it
        return all;
    }
}
