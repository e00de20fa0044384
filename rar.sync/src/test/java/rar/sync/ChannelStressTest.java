package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** Channels between many tasks, on real schedulers: each value arrives once, and in its sender's order. */
class ChannelStressTest {
    private static final int TASKS = 4;
    private static final int VALUES = 2_000;

    static Stream<Arguments> all() {
        return Stream.of("fifo", "work-stealing")
                .flatMap(name -> IntStream.of(1, 2, 8)
                        .boxed()
                        .flatMap(threads ->
                                Stream.of(1, 2, 7, 64, 0).map(capacity -> Arguments.of(name, threads, capacity))));
    }

    private static Scheduler start(String name, int threads) {
        return new Builder().scheduler(name).threads(threads).build();
    }

    private static <T> Channel<T> channel(int capacity) {
        return capacity == 0 ? Channel.unbounded() : Channel.bounded(capacity);
    }

    @ParameterizedTest(name = "{0} x {1}, capacity {2}")
    @MethodSource("all")
    void values_ofManySenders_arriveOnceAndInOrder(String name, int threads, int capacity) {
        try (Scheduler scheduler = start(name, threads)) {
            Channel<long[]> channel = channel(capacity);
            List<List<long[]>> received = scheduler.blockOn(Future.defer(() -> {
                List<Future<Void>> senders = new ArrayList<>();
                List<Future<List<long[]>>> receivers = new ArrayList<>();
                for (int i = 0; i < TASKS; i++) {
                    senders.add(Context.spawn(sendAll(channel, i)));
                    receivers.add(Context.spawn(receiveAll(channel)));
                }
                return Futures.joinAll(senders).doFinally(channel::close).flatMap(done -> Futures.joinAll(receivers));
            }));
            assertEquals(TASKS * VALUES, received.stream().mapToInt(List::size).sum());
            received.forEach(ChannelStressTest::assertInOrder);
            assertTrue(channel.isDrained());
        }
    }

    private static Future<Void> sendAll(Channel<long[]> channel, int sender) {
        AtomicLong next = new AtomicLong();
        return Futures.repeatWhile(() -> {
            long[] value = {sender, next.getAndIncrement()};
            Future<Void> sent = value[1] % 3 == 0
                    ? channel.reserve().map(permit -> {
                        permit.send(value);
                        return null;
                    })
                    : channel.send(value);
            return sent.map(done -> next.get() < VALUES);
        });
    }

    private static Future<List<long[]>> receiveAll(Channel<long[]> channel) {
        List<long[]> values = new ArrayList<>();
        return Futures.repeatWhile(() -> channel.receive().map(value -> {
                    value.ifPresent(values::add);
                    return value.isPresent();
                }))
                .map(done -> values);
    }

    private static void assertInOrder(List<long[]> values) {
        long[] last = new long[TASKS];
        Arrays.fill(last, -1);
        for (long[] value : values) {
            assertTrue(value[1] > last[(int) value[0]], "out of order");
            last[(int) value[0]] = value[1];
        }
    }

    /** Senders and receivers that give up at random: what was sent is what was received. */
    @ParameterizedTest(name = "{0} x {1}, capacity {2}")
    @MethodSource("all")
    void operations_givenUpAtRandom_loseNothing(String name, int threads, int capacity) {
        AtomicLong sent = new AtomicLong();
        AtomicLong received = new AtomicLong();
        try (Scheduler scheduler = start(name, threads)) {
            Channel<Long> channel = channel(capacity);
            scheduler.blockOn(Future.defer(() -> {
                List<Future<Void>> senders = new ArrayList<>();
                List<Future<Void>> receivers = new ArrayList<>();
                for (int i = 0; i < TASKS; i++) {
                    senders.add(Context.spawn(sendSome(channel, new SplittableRandom(i), sent)));
                    receivers.add(Context.spawn(receiveSome(channel, new SplittableRandom(i), received)));
                }
                return Futures.joinAll(senders).doFinally(channel::close).flatMap(done -> Futures.joinAll(receivers));
            }));
        }
        assertEquals(sent.get(), received.get());
    }

    private static Future<Void> sendSome(Channel<Long> channel, SplittableRandom random, AtomicLong sum) {
        AtomicLong left = new AtomicLong(500);
        return Futures.repeatWhile(() -> {
            long value = random.nextLong(1_000_000);
            Future<Boolean> sending = channel.send(value).map(done -> {
                sum.addAndGet(value);
                return true;
            });
            return impatient(sending, random).map(done -> left.decrementAndGet() > 0);
        });
    }

    private static Future<Void> receiveSome(Channel<Long> channel, SplittableRandom random, AtomicLong sum) {
        AtomicBoolean ended = new AtomicBoolean();
        return Futures.repeatWhile(() -> {
            Future<Boolean> receiving = channel.receive().map(value -> {
                value.ifPresent(sum::addAndGet);
                ended.set(value.isEmpty());
                return true;
            });
            return impatient(receiving, random).map(done -> !ended.get());
        });
    }

    /** Gives up after some yields, at times. */
    private static Future<Boolean> impatient(Future<Boolean> future, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return future;
        }
        int yields = random.nextInt(3);
        AtomicLong count = new AtomicLong();
        Future<Boolean> patience = context -> {
            if (count.getAndIncrement() >= yields) {
                return Poll.ready(false);
            }
            context.waker().wake();
            return Poll.pending();
        };
        return Futures.<Boolean>select()
                .on(future, done -> done)
                .on(patience, done -> done)
                .biased();
    }

    @ParameterizedTest(name = "{0} x {1}, capacity {2}")
    @MethodSource("all")
    void tasks_cancelledWhileTheyWait_leaveTheChannelUsable(String name, int threads, int capacity) {
        try (Scheduler scheduler = start(name, threads)) {
            Channel<Integer> channel = channel(capacity);
            List<JoinHandle<Optional<Integer>>> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(scheduler.spawn(channel.receive()));
            }
            waiting.forEach(JoinHandle::cancel);
            JoinHandle<Optional<Integer>> last = scheduler.spawn(channel.receive());
            Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
                channel.trySend(1);
                return last.isDone();
            });
            channel.close();
            for (JoinHandle<Optional<Integer>> task : waiting) {
                scheduler.blockOn(
                        task.map(value -> true).recover(CancellationException.class, cancelled -> Future.ready(false)));
            }
            scheduler.blockOn(last);
        }
    }
}
