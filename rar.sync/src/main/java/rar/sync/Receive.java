package rar.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;

/**
 * Waits for a value, or for the end. If there is a value no lock is taken.
 *
 * @param <T> the type of the value
 */
final class Receive<T> extends Waiter<Optional<T>> {
    private final Channel<T> channel;
    private @Nullable T value; // owner only

    Receive(Channel<T> channel) {
        this.channel = channel;
    }

    @Override
    WaitQueue queue() {
        return channel.receivers();
    }

    @Override
    String operation() {
        return "Channel.receive";
    }

    @Override
    public Poll<Optional<T>> poll(Context context) throws Exception {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        if (isFresh()) {
            finishFresh(); // first: also if this throws
            T received = channel.tryPop();
            if (received != null) {
                channel.taken();
                return Poll.ready(Optional.of(received));
            }
            stayFresh();
        }
        return pollLocked(context);
    }

    @Override
    boolean tryTake(boolean released) {
        if (channel.hasItsReceiver(this)) {
            throw new IllegalStateException("two tasks receive from a channel that is for one receiver:"
                    + " make it with Channel.bounded or Channel.unbounded, or let one task receive");
        }
        channel.receiverWillWait();
        // The end first: a value that is there before the end is seen cannot have come after a look that found none.
        boolean end = channel.isDrained();
        value = channel.tryPop();
        return value != null || end;
    }

    @Override
    Optional<T> result() {
        T received = value;
        if (received == null) {
            return Optional.empty();
        }
        channel.taken();
        return Optional.of(received);
    }

    @Override
    void handOn() {
        channel.wakeReceiver();
    }
}
