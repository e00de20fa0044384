package rar.benchmarks;

import java.util.concurrent.Executor;

/** A task that goes to the back of an executor's queue so many times: what yielding is without anything to suspend. */
final class Respawning implements Runnable {
    private final Executor executor;
    private final Countdown done;
    private int left;

    Respawning(Executor executor, int times, Countdown done) {
        this.executor = executor;
        this.left = times;
        this.done = done;
    }

    @Override
    public void run() {
        if (left == 0) {
            done.countDown();
        } else {
            left--;
            executor.execute(this);
        }
    }
}
