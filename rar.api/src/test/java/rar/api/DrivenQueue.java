package rar.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.Task;

/** A scheduler without threads, which runs the oldest task first, or the newest; and notes what it is given. */
final class DrivenQueue implements DrivenExecutor {
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final List<Cause> causes = new ArrayList<>();
    private final boolean newestFirst;
    private boolean closed;

    DrivenQueue(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    DrivenQueue() {
        this(false);
    }

    @Override
    public synchronized void execute(Task task, Cause cause) {
        tasks.addLast(task);
        causes.add(cause);
    }

    @Override
    public boolean runNext() {
        Task task = take();
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    private synchronized Task take() {
        return newestFirst ? tasks.pollLast() : tasks.pollFirst();
    }

    void runAll() {
        while (runNext()) {
            // the next
        }
    }

    synchronized int queued() {
        return tasks.size();
    }

    /** Why tasks were handed in since the last call. */
    synchronized List<Cause> takeCauses() {
        List<Cause> taken = List.copyOf(causes);
        causes.clear();
        return taken;
    }

    @Override
    public void close() {
        runAll();
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
