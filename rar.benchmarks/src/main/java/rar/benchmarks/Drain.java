package rar.benchmarks;

import java.util.Optional;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.sync.Channel;

/** Adds up what a channel has, to its end. */
final class Drain implements Future<Long> {
    private final Channel<Integer> channel;
    private long sum;
    private Future<Optional<Integer>> receive;

    Drain(Channel<Integer> channel) {
        this.channel = channel;
        this.receive = channel.receive();
    }

    @Override
    public Poll<Long> poll(Context context) throws Exception {
        while (true) {
            Poll<Optional<Integer>> poll = receive.poll(context);
            if (poll.isPending()) {
                return Poll.pending();
            }
            if (poll.value().isEmpty()) {
                return Poll.ready(sum);
            }
            sum += poll.value().get();
            receive = channel.receive();
        }
    }

    @Override
    public void cancel() {
        receive.cancel();
    }
}
