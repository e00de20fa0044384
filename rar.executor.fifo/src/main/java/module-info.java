import org.jspecify.annotations.NullMarked;

/**
 * The scheduler {@code fifo}: one queue, shared by all workers, and strictly the order of arrival.
 *
 * <p>With one thread, tasks run in exactly the order in which they were handed in, which makes it the scheduler for
 * those who want to know what runs next. It is also the simplest correct one, written to be read. What it deliberately
 * lacks: locality, queues of the workers' own, and whatever else many threads would need to stay out of each other's
 * way; {@code rar.executor.stealing} has those.
 *
 * @provides rar.api.spi.SchedulerProvider the scheduler {@code fifo}, taken only if asked for by name, or if there is
 *     no other with a higher priority
 */
@NullMarked
module rar.executor.fifo {
    requires rar.api;
    requires static org.jspecify;

    provides rar.api.spi.SchedulerProvider with
            rar.executor.fifo.FifoProvider;
}
