package rar.api.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import rar.api.Scheduler;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.Timer;

/** What tasks need of a scheduler, for one thread: runs what it was given when told, and notes the rest. */
final class PlainHost implements Host {
    final Deque<Task> queue = new ArrayDeque<>();
    final Deque<Task> blocking = new ArrayDeque<>();
    final List<Throwable> uncaught = new ArrayList<>();
    final List<TaskCell<?>> unawaited = new ArrayList<>();
    private long lastId;

    @Override
    public void execute(Task task, Cause cause, AmbientThread current) {
        queue.add(task);
    }

    @Override
    public void executeBlocking(Task task) {
        blocking.add(task);
    }

    @Override
    public void removeBlocking(Task task) {
        blocking.remove(task);
    }

    /** Runs the oldest. */
    void runNext() {
        queue.remove().run();
    }

    @Override
    public void uncaught(TaskCell<?> task, Throwable failure) {
        uncaught.add(failure);
    }

    @Override
    public void unawaited(TaskCell<?> task) {
        unawaited.add(task);
    }

    @Override
    public Scheduler scheduler() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timer timer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long nextId() {
        return ++lastId;
    }

    @Override
    public Object owner() {
        return this;
    }

    @Override
    public int stripes() {
        return 4;
    }
}
