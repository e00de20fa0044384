package rar.executor.stealing;

import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/** Tasks, and how often each was taken, as the digits of a number: 111 if each of three was taken once. */
final class Tally {
    /** Adds a power of ten when run. Has a link, as new tasks have. */
    private static final class Counted implements Task, TaskLink {
        private final Tally tally;
        private final int unit;
        private TaskLink next;

        Counted(Tally tally, int unit) {
            this.tally = tally;
            this.unit = unit;
        }

        @Override
        public void run() {
            tally.sum += unit;
        }

        @Override
        public long id() {
            return unit;
        }

        @Override
        public String name() {
            return "counted-" + unit;
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
        }
    }

    private static final int NONE_SUCH = 1_000_000;

    private int sum;
    private int nextUnit = 1;

    Task newTask() {
        Task task = new Counted(this, nextUnit);
        nextUnit *= 10;
        return task;
    }

    /** Counts a task, if it is one. By one thread at a time. */
    void count(Task taken) {
        if (taken != null) {
            taken.run();
        }
    }

    /** Counts all that is in a queue. */
    void countAll(LocalQueue queue) {
        for (Task task = queue.pop(); task != null; task = queue.pop()) {
            count(task);
        }
    }

    /** Counts all that is in a queue. */
    void countAll(InjectionQueue queue) {
        for (Task task = poll(queue); task != null && sum < NONE_SUCH; task = poll(queue)) {
            count(task);
        }
    }

    /** Takes one task, by a worker that has no room for a share. */
    Task poll(InjectionQueue queue) {
        return share(queue, new LocalQueue(2), 1);
    }

    /** Takes a share. If the queue has lost its way, as a weakened one may, that counts as a task too many. */
    Task share(InjectionQueue queue, LocalQueue local, int share) {
        try {
            return queue.pollInto(local, share);
        } catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
            return new Counted(this, NONE_SUCH);
        }
    }

    int sum() {
        return sum;
    }
}
