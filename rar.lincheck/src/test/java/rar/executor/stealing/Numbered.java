package rar.executor.stealing;

import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/** A task that is known by its number, and never run. Those with an odd number have a link. */
final class Numbered implements Task, TaskLink {
    private final int number;
    private TaskLink next;

    Numbered(int number) {
        this.number = number;
    }

    /** The number; 0 if there is no task. */
    static int of(Task task) {
        return task == null ? 0 : (int) task.id();
    }

    @Override
    public void run() {
        throw new UnsupportedOperationException("run");
    }

    @Override
    public long id() {
        return number;
    }

    @Override
    public String name() {
        return "task-" + number;
    }

    @Override
    public TaskLink link() {
        return number % 2 == 0 ? null : this;
    }

    @Override
    public Task task() {
        return this;
    }

    @Override
    public TaskLink next() {
        return next;
    }

    @Override
    public void next(TaskLink link) {
        next = link;
    }
}
