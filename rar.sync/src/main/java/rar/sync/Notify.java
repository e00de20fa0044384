package rar.sync;

import rar.api.Future;
import rar.api.Waker;

/**
 * Tells those who wait that something has happened, and nothing else: what it was they look up for themselves. A
 * building block for things that wait for a condition; the methods behave as those of Tokio's type of the same name.
 *
 * <pre>{@code
 * Future<Item> take() { // the other side: items.add(item); notify.notifyOne();
 *     Future<Void> notified = notify.notified();
 *     Item item = items.poll();
 *     return item != null ? Future.ready(item) : notified.flatMap(done -> take());
 * }
 * }</pre>
 *
 * <p>{@link #notifyOne()} reaches one waiter; if nobody waits it is kept for the next, but no more than one is kept.
 * {@link #notifyWaiters()} reaches everybody whose future has been made by then, and is not kept. (It is not called
 * {@code notifyAll}, as every object has a final method of that name.) All methods may be called by any thread and take
 * constant time, but for {@code notifyWaiters}, which takes time for each waiter.
 */
public final class Notify {
    private final WaitQueue queue = new WaitQueue();

    // Guarded by the queue's lock. One that is kept is not there while somebody is in the queue.
    private boolean kept;
    private long broadcasts; // how often notifyWaiters was called

    /** Makes one that nobody has notified. */
    public Notify() {}

    /**
     * A future that is ready when notified: by a {@link #notifyWaiters()} that comes after this call, or by a
     * {@link #notifyOne()} that was kept, or comes when this is first among those that wait. It takes its place in the
     * queue at the first poll.
     *
     * <p>Cancellation: leaves the queue. A {@code notifyOne} that has reached it already goes to the next in the queue,
     * or is kept.
     */
    public Future<Void> notified() {
        synchronized (queue.lock()) {
            return new Notified(this, broadcasts);
        }
    }

    /** Notifies the one who has waited longest. If nobody waits, the next one will not have to. */
    public void notifyOne() {
        Waker waker;
        synchronized (queue.lock()) {
            if (queue.isAlone()) {
                kept = true;
                return;
            }
            waker = ((Notified) queue.first()).choose();
        }
        waker.wake();
    }

    /** Notifies everybody whose future was made before this call; they are woken in the order in which they wait. */
    public void notifyWaiters() {
        WakeBatch batch;
        synchronized (queue.lock()) {
            broadcasts++;
            batch = queue.releaseAll();
        }
        WakeBatch.wake(batch);
    }

    /** How many wait; for tests. */
    int waiting() {
        return queue.size();
    }

    /** One who waits. */
    private static final class Notified extends Waiter<Void> {
        private final Notify notify;
        private final long broadcastsBefore;
        private boolean chosen; // by notifyOne; guarded by the queue's lock

        Notified(Notify notify, long broadcastsBefore) {
            this.notify = notify;
            this.broadcastsBefore = broadcastsBefore;
        }

        /** Takes this out of the queue, under the lock, and returns whom to wake. */
        Waker choose() {
            chosen = true;
            return release();
        }

        @Override
        WaitQueue queue() {
            return notify.queue;
        }

        @Override
        String operation() {
            return "Notify.notified";
        }

        @Override
        boolean tryTake(boolean released) {
            if (chosen || notify.broadcasts != broadcastsBefore) {
                return true;
            }
            boolean taken = notify.kept;
            notify.kept = false;
            return taken;
        }

        @Override
        @SuppressWarnings("NullAway") // null is the one value of Void
        Void result() {
            return null;
        }

        @Override
        void handOn() {
            if (chosen) {
                notify.notifyOne();
            }
        }
    }
}
