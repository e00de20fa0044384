package rar.sync;

import org.jspecify.annotations.Nullable;

/**
 * A cancellation token's place in the tree of its parent and children.
 *
 * <p>A node is linked to its parent only while it is active: while somebody waits for it, or one of its children is
 * active. So children that nobody waits for, or needs any more, cost their parent nothing and need not be closed; and
 * to cancel takes time for those who wait, not for all tokens there are. A node learns of an ancestor's cancellation by
 * looking, so that a flag set in one place counts at once in the whole tree below it.
 *
 * <pre>
 *   active   waiters   active children   linked to
 *   no       none      none              nothing
 *   yes      or        or                its parent, if it has one; or to the list of a cancellation at work
 * </pre>
 *
 * <p>One lock, the root's, guards the links of a whole tree. {@code cancelled} is set under it, and waiters join the
 * queue under it after they have looked; so once a node is cancelled nobody joins below it, and whoever joined before
 * is found by going down the active children.
 */
final class TokenNode extends Link {
    private final @Nullable TokenNode parent;
    private final Object lock;

    private volatile boolean cancelled; // written under the lock, read by any thread

    // Guarded by the lock.
    private final WaitQueue waiters;
    private final Link activeChildren = new Link();
    private boolean active;

    /** A root. */
    TokenNode() {
        this.parent = null;
        this.lock = new Object();
        this.waiters = new WaitQueue(lock);
    }

    /** A child. */
    TokenNode(TokenNode parent) {
        this.parent = parent;
        this.lock = parent.lock;
        this.waiters = new WaitQueue(lock);
    }

    WaitQueue waiters() {
        return waiters;
    }

    /** Whether this or an ancestor is cancelled. */
    boolean isCancelled() {
        for (TokenNode node = this; node != null; node = node.parent) {
            if (node.cancelled) {
                return true;
            }
        }
        return false;
    }

    /** Cancels this and everything below, and wakes who waits there. */
    void cancel() {
        WakeBatch batch = null;
        synchronized (lock) {
            cancelled = true;
            if (active) {
                Link cancelling = new Link();
                unlink();
                cancelling.append(this);
                if (parent != null) {
                    parent.settle();
                }
                batch = new WakeBatch(lock, more -> releaseInto(more, cancelling));
            }
        }
        WakeBatch.wake(batch);
    }

    /** Links this to its parent, as somebody is about to wait. Under the lock. */
    void activate() {
        TokenNode node = this;
        while (node != null && !node.active) {
            node.active = true;
            if (node.parent != null) {
                node.parent.activeChildren.append(node);
            }
            node = node.parent;
        }
    }

    /** Somebody has ceased to wait. */
    void left() {
        synchronized (lock) {
            settle();
        }
    }

    /** Whether somebody waits for this or below; for tests. */
    boolean isActive() {
        synchronized (lock) {
            return active;
        }
    }

    /** Unlinks this from its parent if nobody waits any more. Under the lock. */
    private void settle() {
        TokenNode node = this;
        while (node != null && node.active && node.waiters.isAlone() && node.activeChildren.isAlone()) {
            node.deactivate();
            node = node.parent;
        }
    }

    private void deactivate() {
        active = false;
        unlink();
    }

    /** Goes on with a cancellation, under the lock, until nobody is left who waits or the batch is full. */
    private static void releaseInto(WakeBatch batch, Link cancelling) {
        while (!cancelling.isAlone()) {
            TokenNode node = (TokenNode) cancelling.next();
            node.waiters.releaseInto(batch);
            if (batch.isFull()) {
                return;
            }
            cancelling.appendAll(node.activeChildren);
            node.deactivate();
        }
    }
}
