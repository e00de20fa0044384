package rar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads of a test, foreign to every scheduler, which set off together. What one of them throws, {@link #join} does.
 */
final class Crew {
    private static final Set<Thread.State> AWAKE = Set.of(Thread.State.NEW, Thread.State.RUNNABLE);
    private static final int ASLEEP_FOR_SURE = 4;
    private static final int MOST_LOOKS = 400;

    private final Trial trial;
    private final CountDownLatch left;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** What a member does. */
    interface Job {
        void run(int member) throws Exception;
    }

    private Crew(Trial trial, int size) {
        this.trial = trial;
        this.left = new CountDownLatch(size);
    }

    static Crew start(Trial trial, int size, Job job) {
        Crew crew = new Crew(trial, size);
        CountDownLatch ready = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            int member = i;
            Thread thread = new Thread(() -> crew.work(member, ready, job), "conformance-crew-" + member);
            thread.setDaemon(true); // one that is stuck in what it tests keeps nobody from leaving
            crew.threads.add(thread);
        }
        crew.threads.forEach(Thread::start);
        return crew;
    }

    /** Waits for all members to have done. */
    void join(Rule rule, String doing) {
        trial.await(left, rule, () -> doing + " did not return" + stuck());
        Throwable thrown = failure.get();
        if (thrown instanceof RuleViolation violation) {
            throw violation;
        }
        if (thrown != null) {
            throw trial.violation(rule, doing + " threw " + thrown, thrown);
        }
    }

    /** Returns when the threads wait for something, or have ended, or soon in any case. */
    void awaitAsleep() {
        AtomicInteger looks = new AtomicInteger(MOST_LOOKS);
        AtomicInteger asleep = new AtomicInteger();
        trial.passBy(() -> {
            boolean awake = threads.stream().anyMatch(thread -> AWAKE.contains(thread.getState()));
            asleep.set(awake ? 0 : asleep.get() + 1);
            return asleep.get() > ASLEEP_FOR_SURE || looks.decrementAndGet() == 0;
        });
    }

    private void work(int member, CountDownLatch ready, Job job) {
        try {
            ready.countDown();
            trial.hold(ready);
            job.run(member);
        } catch (Throwable t) {
            failure.compareAndSet(null, t);
        } finally {
            left.countDown();
        }
    }

    private String stuck() {
        return threads.stream()
                .filter(Thread::isAlive)
                .findFirst()
                .map(Crew::where)
                .orElse("");
    }

    /** Where a thread is, in words for a message. */
    static String where(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")) {
                return " (it is in " + frame + ")";
            }
        }
        return "";
    }
}
