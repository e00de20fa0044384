package rar.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits for the last of many tasks, at one atomic operation a task. */
final class Countdown {
    private final AtomicInteger left;
    private final CountDownLatch done = new CountDownLatch(1);

    Countdown(int tasks) {
        left = new AtomicInteger(tasks);
    }

    void countDown() {
        if (left.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    void await() {
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while tasks were running", e);
        }
    }
}
