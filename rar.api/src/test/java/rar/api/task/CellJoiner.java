package rar.api.task;

import java.util.concurrent.CancellationException;
import rar.api.Context;
import rar.api.Poll;
import rar.api.Waker;

/** Awaits the task of a {@link CellPlay}: polls its handle, and again when it was woken. Or leaves instead. */
final class CellJoiner implements Runnable, Waker, Comparable<CellJoiner> {
    private final int index;
    private final TaskCell<String> task;
    private final boolean leaves;

    private int wakes;
    private int polls;
    private boolean left;
    private String value;
    private Throwable thrown;

    CellJoiner(int index, TaskCell<String> task, boolean leaves) {
        this.index = index;
        this.task = task;
        this.leaves = leaves;
    }

    @Override
    public void run() {
        while (isPending()) {
            if (leaves) {
                task.leave(this);
                left = true;
                return;
            }
            Stops.await(() -> wakes == polls);
        }
    }

    private boolean isPending() {
        try {
            Poll<String> poll = task.poll(Context.of(this));
            polls++;
            value = poll.isReady() ? poll.value() : null;
            return poll.isPending();
        } catch (Throwable t) {
            thrown = t;
            return false;
        }
    }

    @Override
    public void wake() {
        wakes++;
    }

    boolean hasThrown() {
        return CellFuture.isThrown(thrown);
    }

    void verify(TaskCell<String> of) {
        boolean ended = value != null || thrown != null;
        Stops.check(wakes <= 1, "R2: joiner woken " + wakes + " times");
        if (!of.isDone()) {
            Stops.check(!ended && wakes == 0, "T3: a joiner was told of an end that was none");
        } else if (!left) {
            Stops.check(ended, "R2: a joiner was not woken at the end");
            Stops.check(
                    of.isCancelled() == thrown instanceof CancellationException,
                    "T3: a joiner saw another outcome: " + value + ", " + thrown);
        }
    }

    String state() {
        return this + ":" + wakes + polls + left + (value != null) + (thrown != null);
    }

    @Override
    public int compareTo(CellJoiner other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return "joiner " + index;
    }
}
