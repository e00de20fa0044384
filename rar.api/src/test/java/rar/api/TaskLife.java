package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.task.Ambient;

/** A task, and beside it a model that says what should be the case. */
final class TaskLife {
    private final RuntimeException failure = new IllegalStateException("the future fails");

    private final DrivenQueue executor;
    private final ManualFuture<String> future = new ManualFuture<>();
    private final JoinHandle<String> task;
    private final List<CountingWaker> joiners = new ArrayList<>();

    // The model.
    private boolean queued = true;
    private Cause cause = Cause.SPAWN; // of the latest hand-in that has not been checked
    private boolean cancelRequested;
    private boolean valueDue;
    private boolean failureDue;
    private int polls;
    private int cancels;
    private Outcome outcome = Outcome.NONE;

    private enum Outcome {
        NONE,
        VALUE,
        FAILURE,
        CANCELLED
    }

    TaskLife(DrivenQueue executor, Scheduler scheduler) {
        this.executor = executor;
        this.task = scheduler.spawn(future);
    }

    void run() {
        assertEquals(queued, executor.runNext());
        ran(false, false);
    }

    void runWokenMeanwhile() {
        future.duringNextPoll(() -> {
            future.wake();
            future.wake();
        });
        assertEquals(queued, executor.runNext());
        future.duringNextPoll(() -> {});
        ran(true, false);
    }

    /** The future asks for another poll, whatever comes of this one. */
    void runYielding() {
        future.duringNextPoll(() -> Ambient.require("a yield").yieldPoll(Ambient.slot()));
        assertEquals(queued, executor.runNext());
        future.duringNextPoll(() -> {});
        ran(true, false);
    }

    /** Cancelled in a poll that asks for another. */
    void runCancelledMeanwhile() {
        future.duringNextPoll(() -> {
            Ambient.require("a yield").yieldPoll(Ambient.slot());
            task.cancel();
            assertFalse(task.isDone());
        });
        assertEquals(queued, executor.runNext());
        future.duringNextPoll(() -> {});
        ran(false, true);
    }

    /** What an executor must not do; the task should bear it. */
    void runUnasked() {
        if (!queued) {
            ((Task) task).run();
        }
    }

    private void ran(boolean woken, boolean cancelled) {
        if (!queued) {
            return;
        }
        queued = false;
        if (cancelRequested) {
            cancels++;
            outcome = Outcome.CANCELLED;
            return;
        }
        polls++;
        boolean ends = valueDue || failureDue;
        if (cancelled) {
            cancelRequested = true;
            cancels += ends ? 0 : 1;
            outcome = Outcome.CANCELLED;
        } else if (ends) {
            outcome = failureDue ? Outcome.FAILURE : Outcome.VALUE;
        } else if (woken) {
            enqueued(Cause.YIELD);
        }
    }

    private void enqueued(Cause why) {
        queued = true;
        cause = why;
    }

    void wake() {
        future.wake();
        if (polls > 0 && !queued && outcome == Outcome.NONE) {
            enqueued(Cause.WAKE);
        }
    }

    void complete() {
        if (!future.isDecided()) {
            future.complete("value");
            valueDue = true;
        }
    }

    void fail() {
        if (!future.isDecided()) {
            future.fail(failure);
            failureDue = true;
        }
    }

    void cancel() {
        task.cancel();
        if (outcome == Outcome.NONE) {
            if (!queued) {
                enqueued(Cause.WAKE);
            }
            cancelRequested = true;
        }
    }

    void join() {
        CountingWaker waker = new CountingWaker();
        if (outcome == Outcome.NONE) {
            assertTrue(poll(waker).isPending());
            assertTrue(poll(waker).isPending()); // a second time makes no second wake
            joiners.add(waker);
        } else {
            checkOutcome(waker);
            assertEquals(0, waker.wakes());
        }
    }

    private Poll<String> poll(CountingWaker waker) {
        try {
            return task.poll(waker.context());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void checkOutcome(CountingWaker waker) {
        if (outcome == Outcome.VALUE) {
            assertEquals("value", poll(waker).value());
        } else if (outcome == Outcome.FAILURE) {
            assertSame(failure, assertThrows(RuntimeException.class, () -> poll(waker)));
        } else {
            assertThrows(CancellationException.class, () -> poll(waker));
        }
    }

    void end() {
        cancel();
        check();
        run();
    }

    void check() {
        assertEquals(queued ? 1 : 0, executor.queued(), "places in the queue");
        assertEquals(cause == null ? List.of() : List.of(cause), executor.takeCauses());
        cause = null;
        assertEquals(polls, future.polls(), "polls");
        assertEquals(cancels, future.cancels(), "calls of cancel()");
        assertEquals(outcome != Outcome.NONE, task.isDone(), "isDone");
        assertEquals(outcome == Outcome.CANCELLED, task.isCancelled(), "isCancelled");
        for (CountingWaker joiner : joiners) {
            assertEquals(outcome == Outcome.NONE ? 0 : 1, joiner.wakes(), "wakes of a joiner");
        }
    }
}
