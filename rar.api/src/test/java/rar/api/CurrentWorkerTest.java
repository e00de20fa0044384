package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/** An executor is told the current worker where it is known, and never another thread. */
class CurrentWorkerTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** One queue and one worker, who runs tasks in one of two ways. */
    private final class NotingExecutor implements TaskExecutor {
        private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
        private final AtomicReference<WorkerThread> worker = new AtomicReference<>();
        private final BiConsumer<WorkerThread, Task> run;
        private boolean ended; // the worker's

        NotingExecutor(ExecutorConfig config, BiConsumer<WorkerThread, Task> run) {
            this.run = run;
            worker.set(new WorkerThread(config, 0, this::work));
            worker.get().start();
        }

        @Override
        public void execute(Task task, Cause cause) {
            told.add(cause + "");
            add(task);
        }

        @Override
        public void execute(Task task, Cause cause, WorkerThread current) {
            told.add(cause + (current == Thread.currentThread() ? " by worker" : " by another thread"));
            add(task);
        }

        private void add(Task task) {
            queue.add(() -> run.accept(worker.get(), task));
        }

        private void work() {
            while (!ended) {
                try {
                    queue.take().run();
                } catch (InterruptedException e) {
                    // nobody's message to a worker
                }
            }
        }

        @Override
        public void close() {
            queue.add(() -> ended = true);
            Objects.requireNonNull(worker.get()).awaitEnd();
        }
    }

    private void spawnAndYield(BiConsumer<WorkerThread, Task> run) {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        try (Scheduler scheduler = Schedulers.made(config -> new NotingExecutor(config, run), uncaught)) {
            scheduler.blockOn(Future.defer(() -> Context.spawn(Future.defer(() -> {
                Context.spawn(Future.ready(1));
                return Context.yieldNow();
            }))));
            scheduler.blockOn(Future.defer(() -> Context.spawnBlocking(() -> scheduler.spawn(Future.ready(1)))));
        }
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    @Test
    void runTask_spawnAndYield_bothTellTheWorker() {
        spawnAndYield(WorkerThread::runTask);
        assertEquals(List.of("SPAWN", "SPAWN by worker", "YIELD by worker", "SPAWN"), told);
    }

    @Test
    void run_spawnAndYield_tellItWhereItWasAskedForAnyway() {
        spawnAndYield((worker, task) -> task.run());
        assertEquals(List.of("SPAWN", "SPAWN by worker", "YIELD", "SPAWN"), told);
    }
}
