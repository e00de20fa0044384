import org.jspecify.annotations.NullMarked;

/**
 * Lazy futures, tasks, and the SPI behind which schedulers and timers are plugged in.
 *
 * <p>An application writes {@link rar.api.Future futures}, builds a {@link rar.api.Scheduler} with
 * {@link rar.api.Builder} and runs them. Everything that any scheduler needs lives here once: the life of a task,
 * cancellation, joins, scopes, the pool for blocking calls, and the futures of {@link rar.api.Time}.
 *
 * <p>What this module deliberately lacks: a policy that says which task runs next, and a clock. The first comes from a
 * module that provides {@link rar.api.spi.SchedulerProvider}, the second from one that provides
 * {@link rar.api.spi.TimerProvider}. It depends on nothing but {@code java.base}; the nullness annotations are needed
 * to compile, not to run.
 *
 * <p>The package {@code rar.api.task} is exported to {@code rar.async} alone: code in direct style has to find the
 * ambient context on whatever thread its body runs on. It is nobody else's, and changes without notice.
 *
 * @uses rar.api.spi.SchedulerProvider the schedulers among which {@link rar.api.Builder} chooses; one is needed
 * @uses rar.api.spi.TimerProvider the timers among which {@link rar.api.Builder} chooses; needed by those who sleep
 */
@NullMarked
@SuppressWarnings("module") // rar.async is compiled later
module rar.api {
    requires static org.jspecify;

    exports rar.api;
    exports rar.api.spi;
    exports rar.api.task to
            rar.async;

    uses rar.api.spi.SchedulerProvider;
    uses rar.api.spi.TimerProvider;
}
