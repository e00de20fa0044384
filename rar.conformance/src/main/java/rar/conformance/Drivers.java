package rar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import rar.api.spi.DrivenExecutor;

/**
 * Threads that drive an executor without threads, as callers of {@code blockOn} would. Each permit is a reason to look;
 * so a thread that has found nothing is woken by whatever is queued after its look.
 */
final class Drivers {
    private final DrivenExecutor executor;
    private final Trial trial;
    private final Semaphore looks = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Drivers(DrivenExecutor executor, Trial trial, String name, int count) {
        this.executor = executor;
        this.trial = trial;
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::drive, name + "-driver-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** To be called after something was queued. */
    void nudge() {
        looks.release();
    }

    /** Has the threads leave; tasks may stay queued. */
    void stop() {
        stopped = true;
        looks.release(threads.size());
        trial.until(
                () -> threads.stream().noneMatch(Thread::isAlive),
                Rule.S4,
                () -> "runNext() kept running tasks, or did not return,");
    }

    private void drive() {
        while (!stopped) {
            boolean ran = false;
            try {
                ran = executor.runNext();
            } catch (Throwable t) { // what a task throws is not this thread's business
                ran = true;
            }
            if (!ran) {
                looks.acquireUninterruptibly();
            }
        }
    }
}
