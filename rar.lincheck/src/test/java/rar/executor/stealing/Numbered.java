package rar.executor.stealing;

import rar.api.spi.Task;

/** A task that is known by its number, and never run. */
record Numbered(int number) implements Task {
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
}
