package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Scheduler;
import rar.sync.Channel;

/** Many senders and many receivers on one channel, with little room in it: all that is sent is received, once. */
final class ChannelLoad implements Load {
    private static final int VALUES = 500;
    private static final int MOST_TASKS = 5;
    private static final int MOST_ROOM = 8;

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) {
        int senders = 1 + random.nextInt(MOST_TASKS);
        int receivers = 1 + random.nextInt(MOST_TASKS);
        Channel<Integer> channel =
                random.nextInt(4) == 0 ? Channel.unbounded() : Channel.bounded(1 + random.nextInt(MOST_ROOM));
        long received = scheduler.blockOn(Future.defer(() -> {
            List<Future<Void>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                sending.add(Context.spawn(books.enter(send(channel))));
            }
            List<Future<Long>> receiving = new ArrayList<>();
            for (int i = 0; i < receivers; i++) {
                receiving.add(Context.spawn(books.enter(receive(channel))));
            }
            Context.spawn(books.enter(Futures.joinAll(sending).doFinally(channel::close)));
            return Futures.joinAll(receiving)
                    .map(sums -> sums.stream().mapToLong(Long::longValue).sum());
        }));
        assertEquals((long) senders * VALUES * (VALUES + 1) / 2, received, "sum of what was received");
    }

    private static Future<Void> send(Channel<Integer> channel) {
        int[] next = {1};
        return Futures.repeatWhile(() -> channel.send(next[0]).map(done -> next[0]++ < VALUES));
    }

    private static Future<Long> receive(Channel<Integer> channel) {
        long[] sum = {0};
        return channel.stream()
                .forEach(value -> {
                    sum[0] += value;
                })
                .map(done -> sum[0]);
    }
}
