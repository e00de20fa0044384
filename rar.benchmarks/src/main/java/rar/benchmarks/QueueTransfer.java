package rar.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers through a bounded queue that blocks, and an end for each consumer once all is sent. */
final class QueueTransfer {
    private static final int END = -1;

    private final BlockingQueue<Integer> queue;
    private final int consumers;
    private final Countdown sent;
    private final Countdown received;
    private final AtomicLong sum = new AtomicLong();

    QueueTransfer(int capacity, int producers, int consumers) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.consumers = consumers;
        this.sent = new Countdown(producers);
        this.received = new Countdown(consumers);
    }

    /** What a producer does. */
    void send(int values) {
        for (int value = 0; value < values; value++) {
            put(value);
        }
        sent.countDown();
    }

    /** What a consumer does. */
    void receive() {
        long own = 0;
        for (int value = take(); value != END; value = take()) {
            own += value;
        }
        sum.addAndGet(own);
        received.countDown();
    }

    /** Waits for all. */
    long sum() {
        sent.await();
        for (int i = 0; i < consumers; i++) {
            put(END);
        }
        received.await();
        return sum.get();
    }

    private void put(int value) {
        try {
            queue.put(value);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    private int take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while receiving", e);
        }
    }
}
