import org.jspecify.annotations.NullMarked;

/**
 * Runnable programs, each of which shows one thing: {@code Hello}, {@code Timeouts}, {@code Cancellation},
 * {@code TwoSchedulers}, {@code CustomScheduler}, {@code Checksums} and {@code MillionSleepers}.
 *
 * <p>They use what any application may use: the packages that {@code rar.api} exports. What this module deliberately
 * lacks: exports, since nobody is to depend on it, and a {@code requires} for any scheduler or timer. Those are
 * whatever modules lie on the path when a program is run.
 *
 * @provides rar.api.spi.SchedulerProvider the scheduler {@code random-order}, as an example of one's own; it has a low
 *     priority, and is taken only if asked for by name
 */
@NullMarked
module rar.examples {
    requires rar.api;
    requires static org.jspecify;

    provides rar.api.spi.SchedulerProvider with
            rar.examples.RandomOrderProvider;
}
