package rar.api.runtime;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import rar.api.spi.DrivenExecutor;

/**
 * The threads that drive an executor without threads of its own: those that wait, and those of them that are parked.
 */
final class Drivers {
    private final DrivenExecutor executor;
    private final List<Waiter> sleepers = new CopyOnWriteArrayList<>();

    Drivers(DrivenExecutor executor) {
        this.executor = executor;
    }

    /** Runs one task on the calling thread; false if there was none. */
    boolean runNext() {
        return executor.runNext();
    }

    /** Notes a waiter that is about to park. */
    void add(Waiter waiter) {
        sleepers.add(waiter);
    }

    void remove(Waiter waiter) {
        sleepers.remove(waiter);
    }

    /** To be called after a task was queued. All sleepers are nudged, as one that is about to leave may not look. */
    void nudge() {
        VarHandle.fullFence(); // see Waiter.parkUnlessThereIsWork
        for (Waiter sleeper : sleepers) {
            sleeper.nudge();
        }
    }
}
