package rar.executor.stealing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/** A task in the {@link InjectionStack}, until it is taken; the first of all never had one. */
class Link {
    /**
     * Here, where it is made with the first queue; a first overflow may come when no memory or stack is left for it.
     */
    private static final @Nullable Task[] NONE = {};

    @Nullable
    Link next;

    int number;

    private @Nullable Task task;

    Link(@Nullable Task task) {
        this.task = task;
    }

    /** Takes the first of what is left, which is something. */
    Task take() {
        Task taken = Objects.requireNonNull(task);
        task = null;
        return taken;
    }

    boolean isEmpty() {
        return task == null;
    }

    /** Several tasks at once. */
    static final class Batch extends Link {
        private @Nullable Task[] tasks;
        private int place;

        /** The tasks are all that is not null. */
        Batch(@Nullable Task[] tasks) {
            super(null);
            this.tasks = tasks;
            skip();
        }

        @Override
        Task take() {
            Task taken = Objects.requireNonNull(tasks[place]);
            tasks[place] = null;
            skip();
            return taken;
        }

        @Override
        boolean isEmpty() {
            return place == tasks.length;
        }

        private void skip() {
            while (place < tasks.length && tasks[place] == null) {
                place++;
            }
            if (isEmpty()) {
                tasks = NONE;
                place = 0;
            }
        }
    }
}
