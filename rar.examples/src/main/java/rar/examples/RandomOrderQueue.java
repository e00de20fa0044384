package rar.examples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * A queue whose next task is drawn by lot. At each draw every task in it has the same chance, so that none starves
 * (S1).
 */
final class RandomOrderQueue {
    private final Random random;
    private final Semaphore permits = new Semaphore(0); // one for each task, and after close() one more
    private final List<Task> tasks = new ArrayList<>(); // guarded by this, as is ended
    private boolean ended;

    RandomOrderQueue(long seed) {
        random = new Random(seed);
    }

    /** Adds a task; false if the last draw is over. */
    synchronized boolean add(Task task) {
        if (ended) {
            return false;
        }
        tasks.add(task);
        permits.release();
        return true;
    }

    /** Makes the draw that finds no task the last one. */
    void close() {
        permits.release();
    }

    /** Waits for a task and takes it out; null at the last draw. */
    @Nullable
    Task draw() {
        permits.acquireUninterruptibly();
        synchronized (this) {
            int last = tasks.size() - 1;
            ended = last < 0;
            if (ended) {
                return null;
            }
            Collections.swap(tasks, random.nextInt(last + 1), last);
            return tasks.remove(last);
        }
    }
}
