package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** A future that ends when the test says so, and notes whether its owner keeps to the contract. */
final class Probe<T> implements Future<T> {
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger cancels = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile Waker waker = Waker.noop();
    private volatile Callable<T> outcome;
    private volatile boolean ended;
    private volatile boolean finished;

    /** From now on a poll is ready. */
    void complete(T value) {
        end(() -> value);
    }

    /** From now on a poll throws. */
    void fail(Exception failure) {
        end(() -> {
            throw failure;
        });
    }

    private void end(Callable<T> how) {
        outcome = how;
        wake();
    }

    /** Wakes whom the latest poll asked to wake, with or without reason. */
    void wake() {
        waker.wake();
    }

    @Override
    public Poll<T> poll(Context context) throws Exception {
        enter("polled");
        try {
            waker = context.waker();
            polls.incrementAndGet();
            Callable<T> how = outcome;
            if (how == null) {
                return Poll.pending();
            }
            ended = true;
            finished = true;
            return Poll.ready(how.call());
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void cancel() {
        enter("cancelled");
        ended = true;
        cancels.incrementAndGet();
        busy.set(false);
    }

    private void enter(String what) {
        if (!busy.compareAndSet(false, true)) {
            faults.add(what + " while another thread was inside (F5, F6, R1)");
        }
        if (ended) {
            faults.add(what + " after the end (F5, R1)");
        }
    }

    /** Whether a poll will be, or was, the last. */
    boolean isCompleted() {
        return outcome != null;
    }

    /** Whether a poll has yielded. */
    boolean isFinished() {
        return finished;
    }

    int polls() {
        return polls.get();
    }

    int cancels() {
        return cancels.get();
    }

    void awaitPolls(int count) {
        Gate.until(count + " polls", () -> polls() >= count);
    }

    void awaitCancelled() {
        Gate.until("cancel()", () -> cancels() > 0);
    }

    /** The owner called nothing that it must not call. */
    void assertTreatedWell() {
        assertEquals(List.of(), faults.stream().distinct().toList());
    }

    /** The owner gave this future up, as the contract says, after so many polls. */
    void assertGivenUp() {
        assertTreatedWell();
        assertEquals(1, cancels(), "calls of cancel() (F5)");
    }

    /** The owner got what this future yielded. */
    void assertFinished() {
        assertTreatedWell();
        assertEquals(0, cancels(), "calls of cancel() (F5)");
    }
}
