package rar.executor.stealing;

import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/** A task that is its own link, as new ones are, and does nothing. */
final class LinkedTask implements Task, TaskLink {
    private final long id;
    private final Runnable linked;
    private TaskLink next;

    LinkedTask(long id) {
        this(id, () -> {});
    }

    /** With something to happen when it has been given a neighbour. */
    LinkedTask(long id, Runnable linked) {
        this.id = id;
        this.linked = linked;
    }

    @Override
    public void run() {}

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return "task-" + id;
    }

    @Override
    public TaskLink link() {
        return this;
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
        if (link != null) {
            linked.run();
        }
    }
}
