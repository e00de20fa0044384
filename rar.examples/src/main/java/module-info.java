import org.jspecify.annotations.NullMarked;

/**
 * Runnable programs, each of which shows one thing: {@code Hello}, {@code Timeouts}, {@code Cancellation},
 * {@code TwoSchedulers}, {@code CustomScheduler}, {@code Checksums}, {@code WordCount}, {@code RateLimit},
 * {@code Shutdown}, {@code DirectStyle} and {@code MillionSleepers}.
 *
 * <p>They use what any application may use: {@code rar.api}, and {@code rar.async} and {@code rar.sync}, which need
 * nothing else. What this module deliberately lacks: exports, since nobody is to depend on it, and a {@code requires}
 * for any scheduler or timer. Those are whatever modules lie on the path when a program is run.
 *
 * @provides rar.api.spi.SchedulerProvider the schedulers {@code random-order}, {@code aging-priority},
 *     {@code earliest-deadline} and {@code thread-pool}, as examples of one's own; they have a low priority, and are
 *     taken only if asked for by name, or if there is no other
 */
@NullMarked
module rar.examples {
    requires rar.api;
    requires rar.async;
    requires rar.sync;
    requires static org.jspecify;

    provides rar.api.spi.SchedulerProvider with
            rar.examples.RandomOrderProvider,
            rar.examples.schedulers.AgingPriorityProvider,
            rar.examples.schedulers.EarliestDeadlineProvider,
            rar.examples.schedulers.ThreadPoolProvider;
}
