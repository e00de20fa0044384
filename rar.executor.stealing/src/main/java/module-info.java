import org.jspecify.annotations.NullMarked;

/**
 * The scheduler {@code work-stealing}: a queue for each worker, and idle workers that take from the busy ones.
 *
 * <p>The scheduler for throughput on several processors, and the one that is taken unless something else is asked for.
 * The plan is that of Tokio's multi-threaded scheduler and of Go's before it: bounded queues of the workers' own, a
 * slot for the task woken last, a common queue for what comes from outside. What it deliberately lacks: an order
 * between tasks that an application could rely on, and priorities.
 *
 * @provides rar.api.spi.SchedulerProvider the scheduler {@code work-stealing}, with priority 100
 */
@NullMarked
module rar.executor.stealing {
    requires rar.api;
    requires static org.jspecify;

    provides rar.api.spi.SchedulerProvider with
            rar.executor.stealing.StealingProvider;
}
