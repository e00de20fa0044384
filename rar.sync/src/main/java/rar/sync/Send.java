package rar.sync;

import rar.api.Context;
import rar.api.Poll;

/**
 * Sends a value. Most often there is room, and then no lock is taken.
 *
 * @param <T> the type of the value
 */
final class Send<T> extends Waiter<Void> {
    private final Channel<T> channel;
    private final T value;

    Send(Channel<T> channel, T value) {
        this.channel = channel;
        this.value = value;
    }

    @Override
    WaitQueue queue() {
        return channel.senders();
    }

    @Override
    String operation() {
        return "Channel.send";
    }

    @Override
    public Poll<Void> poll(Context context) throws Exception {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        if (isFresh()) {
            finishFresh(); // first: also if this throws
            if (channel.tryPush(value)) {
                channel.entered();
                return Poll.done();
            }
            stayFresh();
        }
        return pollLocked(context);
    }

    @Override
    boolean tryTake(boolean released) {
        channel.senderWillWait();
        return channel.tryPush(value);
    }

    @Override
    Void result() {
        channel.entered();
        return Poll.done().value();
    }

    @Override
    void handOn() {
        channel.wakeSender();
    }
}
