package rar.sync;

import rar.api.Context;
import rar.api.Poll;

/**
 * Waits for room for one value.
 *
 * @param <T> the type of the value
 */
final class Reserve<T> extends Waiter<SendPermit<T>> {
    private final Channel<T> channel;

    Reserve(Channel<T> channel) {
        this.channel = channel;
    }

    @Override
    WaitQueue queue() {
        return channel.senders();
    }

    @Override
    String operation() {
        return "Channel.reserve";
    }

    @Override
    public Poll<SendPermit<T>> poll(Context context) throws Exception {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        if (isFresh()) {
            finishFresh(); // first: also if this throws
            if (channel.tryReserve()) {
                return Poll.ready(result());
            }
            stayFresh();
        }
        return pollLocked(context);
    }

    @Override
    boolean tryTake(boolean released) {
        channel.senderWillWait();
        return channel.tryReserve();
    }

    @Override
    SendPermit<T> result() {
        channel.roomTaken();
        return new SendPermit<>(channel);
    }

    @Override
    void handOn() {
        channel.wakeSender();
    }
}
