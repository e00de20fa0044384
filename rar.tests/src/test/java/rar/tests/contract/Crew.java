package rar.tests.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads of a test, foreign to every scheduler, which set off together. What one of them throws, {@link #join} does.
 */
final class Crew {
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What a member does. */
    interface Job {
        void run(int member) throws Exception;
    }

    private Crew() {}

    static Crew start(int size, Job job) {
        Crew crew = new Crew();
        CountDownLatch ready = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            int member = i;
            crew.threads.add(new Thread(() -> crew.work(member, ready, job), "crew-" + member));
        }
        crew.threads.forEach(Thread::start);
        return crew;
    }

    /** Runs a job on {@code size} threads, and returns when all have done. */
    static void run(int size, Job job) {
        start(size, job).join();
    }

    private void work(int member, CountDownLatch ready, Job job) {
        try {
            ready.countDown();
            Gate.pass(ready);
            job.run(member);
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        }
    }

    Thread thread(int member) {
        return threads.get(member);
    }

    void join() {
        for (Thread thread : threads) {
            Gate.until(thread.getName() + " has ended", () -> !thread.isAlive());
        }
        if (failure.get() != null) {
            throw new AssertionError("a thread of the crew failed: " + failure.get(), failure.get());
        }
    }
}
