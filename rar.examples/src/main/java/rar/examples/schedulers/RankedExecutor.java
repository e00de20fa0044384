package rar.examples.schedulers;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;
import rar.api.spi.WorkerThread;

/** Workers that share one {@link RankedQueue}; a {@link Ranking} is all that a policy adds to it. */
final class RankedExecutor implements TaskExecutor {
    private final RankedQueue queue;
    private final Ranking ranking;
    private final List<WorkerThread> workers;

    /** The policy: where a task stands. Tasks of lower rank go first. */
    interface Ranking {
        /**
         * The rank of a task.
         *
         * @param arrival how many tasks came before it
         */
        long rank(Task task, long arrival);
    }

    RankedExecutor(ExecutorConfig config, Ranking ranking) {
        this.ranking = ranking;
        queue = new RankedQueue(config.threads());
        workers = IntStream.range(0, config.threads())
                .mapToObj(i -> new WorkerThread(config, i, this::work))
                .toList();
        workers.forEach(Thread::start);
    }

    @Override
    public void execute(Task task, Cause cause) {
        if (!queue.add(task, ranking.rank(task, queue.arrivals()))) {
            throw new RejectedExecutionException("this executor is closed");
        }
    }

    @Override
    public void close() {
        queue.close();
        workers.forEach(WorkerThread::awaitEnd);
    }

    private void work() {
        while (runNext()) {}
    }

    /** A method of its own, so that a worker that sleeps does not have the task it ran last on its stack (R8). */
    private boolean runNext() {
        Task task = queue.take();
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }
}
