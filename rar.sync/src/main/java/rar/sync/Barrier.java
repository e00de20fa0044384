package rar.sync;

import org.jspecify.annotations.Nullable;
import rar.api.Future;

/**
 * A point where a number of tasks wait for each other: nobody goes on before all have come. It can be used again and
 * again, as the next round begins when one is complete. All methods may be called by any thread; to arrive takes
 * constant time, but for the last, who wakes the others.
 */
public final class Barrier {
    private final WaitQueue queue = new WaitQueue();
    private final int parties;

    // Guarded by the queue's lock.
    private int arrived;
    private long round;

    /**
     * Makes a barrier.
     *
     * @param parties how many have to come, at least 1
     * @throws IllegalArgumentException if {@code parties} is less than 1
     */
    public Barrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("parties must be at least 1: " + parties);
        }
        this.parties = parties;
    }

    /** How many have to come. */
    public int parties() {
        return parties;
    }

    /**
     * A future that arrives at its first poll, and is ready when all have arrived. It yields true for one of them, the
     * leader, who came last.
     *
     * <p>Cancellation: before all have come, the arrival is undone, and somebody else has to come instead; the barrier
     * remains usable. Afterwards nothing is changed for the others.
     */
    public Future<Boolean> await() {
        return new Arrival(this);
    }

    /** How many wait; for tests. */
    int waiting() {
        return queue.size();
    }

    /** One who comes, and waits for the others. */
    private static final class Arrival extends Waiter<Boolean> {
        private static final long NONE = -1;

        private final Barrier barrier;
        private long round = NONE; // the one this has arrived in; guarded by the queue's lock
        private boolean leader;
        private @Nullable WakeBatch others; // those whom the leader is to wake

        Arrival(Barrier barrier) {
            this.barrier = barrier;
        }

        @Override
        WaitQueue queue() {
            return barrier.queue;
        }

        @Override
        String operation() {
            return "Barrier.await";
        }

        @Override
        boolean tryTake(boolean released) {
            if (round != NONE) {
                return round != barrier.round;
            }
            round = barrier.round;
            barrier.arrived++;
            if (barrier.arrived < barrier.parties) {
                return false;
            }
            leader = true;
            barrier.arrived = 0;
            barrier.round++;
            others = barrier.queue.releaseAll();
            return true;
        }

        @Override
        Boolean result() {
            WakeBatch.wake(others);
            return leader;
        }

        @Override
        void left() {
            synchronized (barrier.queue.lock()) {
                if (round == barrier.round) {
                    barrier.arrived--;
                }
            }
        }
    }
}
