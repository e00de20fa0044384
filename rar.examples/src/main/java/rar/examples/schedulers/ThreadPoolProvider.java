package rar.examples.schedulers;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/** The scheduler {@code thread-pool}: an {@link AdaptedExecutor} around a pool of the JDK's, which it owns. */
public final class ThreadPoolProvider implements SchedulerProvider {
    /** For the service loader. */
    public ThreadPoolProvider() {}

    @Override
    public String name() {
        return "thread-pool";
    }

    @Override
    public int priority() {
        return -4;
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        AtomicInteger index = new AtomicInteger();
        Queue<WorkerThread> threads = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(config.threads(), body -> {
            WorkerThread thread = new WorkerThread(config, index.getAndIncrement() % config.threads(), body);
            threads.add(thread);
            return thread;
        });
        return new AdaptedExecutor(pool, () -> {
            end(pool);
            threads.forEach(WorkerThread::awaitEnd); // a pool calls itself terminated before they have ended
        });
    }

    /** Its last tasks have been run; what is left is that its threads end, which an interrupt does not keep us from. */
    private static void end(ExecutorService pool) {
        pool.shutdown();
        boolean interrupted = Thread.interrupted();
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
