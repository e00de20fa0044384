package rar.api.task;

import java.util.ArrayList;
import java.util.List;
import rar.api.Scheduler;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.Timer;

/** The scheduler of a {@link CellPlay}: a queue for one task, as there must never be more in it. */
final class CellHost implements Host {
    private final List<Boolean> idle = new ArrayList<>();
    private Task queued;
    private int uncaught;
    private int unawaited;

    @Override
    public void execute(Task task, Cause cause, AmbientThread current) {
        Stops.stop();
        Stops.check(queued == null, "T2: queued twice");
        queued = task;
    }

    /** A thread that runs what is queued. Which of several that are idle makes no difference; it is the first. */
    Runnable worker() {
        int index = idle.size();
        idle.add(false);
        return () -> {
            while (true) {
                idle.set(index, true);
                Stops.await(() -> queued != null && idle.indexOf(true) == index);
                idle.set(index, false);
                Task task = queued;
                queued = null;
                task.run();
            }
        };
    }

    @Override
    public void uncaught(TaskCell<?> task, Throwable failure) {
        Stops.check(CellFuture.isThrown(failure), "R5: reported what was not thrown: " + failure);
        uncaught++;
    }

    @Override
    public void unawaited(TaskCell<?> task) {
        Stops.stop();
        unawaited++;
    }

    /** With how often a failure may be handed on; it is reported once all the same. */
    void verify(TaskCell<String> task, CellFuture future, List<CellJoiner> joiners, int limit) {
        Stops.check(queued == null, "S1: left in the queue");
        boolean failed = task.isDone() && future.hasThrown() && !task.isCancelled();
        boolean refused = future.hasThrown() && task.isCancelled();
        boolean taken = joiners.stream().anyMatch(CellJoiner::hasThrown);
        Stops.check(
                uncaught == (refused ? 1 : 0), "R5: a failure after the cancellation was reported " + uncaught + "x");
        Stops.check(unawaited <= (failed ? limit : 0), "R5: a failure was handed on " + unawaited + " times");
        Stops.check(!failed || taken || unawaited >= 1, "R5: a failure reached nobody");
    }

    String state() {
        return " host " + (queued != null) + uncaught + unawaited;
    }

    // ---- not needed

    @Override
    public Scheduler scheduler() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void executeBlocking(Task task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeBlocking(Task task) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timer timer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long nextId() {
        return 1;
    }

    @Override
    public Object owner() {
        return this;
    }

    @Override
    public int stripes() {
        return 1;
    }
}
