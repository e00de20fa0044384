package rar.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * Values that are put in side by side, and taken out likewise: one that is there behind one that is on its way wakes a
 * receiver in vain, and must wake one again when it can be had; and so must room.
 */
@SuppressWarnings("ThreadPriorityCheck") // there may be fewer processors than threads
class ChannelWakeTest {
    private static final int THREADS = 3;
    private static final int ROUNDS = 300;

    @Test
    void values_sentAtOnceToReceiversThatWait_wakeAllOfThem() throws Exception {
        race(false, false);
    }

    @Test
    void room_madeAtOnceForSendersThatWait_wakesAllOfThem() throws Exception {
        race(true, false);
    }

    @Test
    void room_madeAtOnceForReservationsThatWait_wakesAllOfThem() throws Exception {
        race(true, true);
    }

    private static void race(boolean full, boolean reserves) throws InterruptedException {
        AtomicInteger waiting = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(2 * THREADS);
        CountDownLatch end = new CountDownLatch(2 * THREADS);
        Channel<Integer>[] channels = channels(full);
        for (int i = 0; i < THREADS; i++) {
            run(end, round -> {
                start.await();
                Channel<Integer> channel = channels[round];
                Future<?> future = !full ? channel.receive() : reserves ? channel.reserve() : channel.send(1);
                awaitReady(future, () -> waiting.incrementAndGet());
            });
            run(end, round -> {
                start.await();
                while (waiting.get() < THREADS * (round + 1)) {
                    Thread.yield();
                }
                while (!strike(channels[round], full)) {
                    Thread.yield();
                }
            });
        }
        assertTrue(
                end.await(60, TimeUnit.SECONDS),
                "somebody waits for ever, in a round after " + waiting.get() / THREADS);
    }

    private static boolean strike(Channel<Integer> channel, boolean full) {
        return full ? channel.tryReceive().isPresent() : channel.trySend(1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Channel<Integer>[] channels(boolean full) {
        Channel<Integer>[] channels = new Channel[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            channels[i] = Channel.bounded(THREADS);
            for (int k = 0; full && k < THREADS; k++) {
                channels[i].trySend(0);
            }
        }
        return channels;
    }

    /** Polls when woken, and only then. */
    private static void awaitReady(Future<?> future, Runnable polledOnce) throws Exception {
        Thread thread = Thread.currentThread();
        AtomicInteger wakes = new AtomicInteger();
        Context context = Context.of(() -> {
            wakes.incrementAndGet();
            LockSupport.unpark(thread);
        });
        Poll<?> poll = future.poll(context);
        polledOnce.run();
        while (poll.isPending()) {
            while (wakes.getAndSet(0) == 0) {
                LockSupport.park();
            }
            poll = future.poll(context);
        }
    }

    private static void run(CountDownLatch end, Round body) {
        Thread thread = new Thread(() -> {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    body.run(round);
                }
                end.countDown();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Round {
        void run(int round) throws Exception;
    }
}
