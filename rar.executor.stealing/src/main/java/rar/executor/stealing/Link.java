package rar.executor.stealing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/** A link of the {@link InjectionQueue} with a task that has none of its own. */
class Link implements TaskLink {
    private @Nullable Task task;
    private @Nullable TaskLink next;

    Link(@Nullable Task task) {
        this.task = task;
    }

    /** The task, which is given out once: this link may outlive it by far. */
    @Override
    public Task task() {
        Task taken = Objects.requireNonNull(task);
        task = null;
        return taken;
    }

    @Override
    public final @Nullable TaskLink next() {
        return next;
    }

    @Override
    public final void next(@Nullable TaskLink link) {
        next = link;
    }

    /** Several tasks at once: all that is not null in an array, each of which is given out once. */
    static final class Batch extends Link {
        private final @Nullable Task[] tasks;
        private int size;
        private int place;

        Batch(@Nullable Task[] tasks) {
            super(null);
            this.tasks = tasks;
            for (Task task : tasks) {
                size += task == null ? 0 : 1;
            }
        }

        /** How many tasks there are still. */
        int size() {
            return size;
        }

        /** The next one, of which there is one. */
        @Override
        public Task task() {
            while (tasks[place] == null) {
                place++;
            }
            Task task = Objects.requireNonNull(tasks[place]);
            tasks[place] = null;
            size--;
            return task;
        }
    }
}
