package rar.sync;

/** Waits until a token is cancelled. */
final class AwaitCancelled extends Waiter<Void> {
    private final TokenNode node;

    AwaitCancelled(TokenNode node) {
        this.node = node;
    }

    @Override
    WaitQueue queue() {
        return node.waiters();
    }

    @Override
    String operation() {
        return "CancellationToken.cancelled";
    }

    @Override
    boolean tryTake(boolean released) {
        if (node.isCancelled()) {
            return true;
        }
        node.activate();
        return false;
    }

    @Override
    @SuppressWarnings("NullAway") // null is the one value of Void
    Void result() {
        return null;
    }

    @Override
    void left() {
        node.left();
    }
}
