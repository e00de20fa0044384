import org.jspecify.annotations.NullMarked;

/**
 * What tasks talk and wait with: values handed over, locks, permits, notifications and cancellation, as futures that
 * run on any scheduler.
 *
 * <p>Nothing here blocks a thread: who has to wait is a future that is pending. Each waiting operation can be cancelled
 * at any moment; its documentation says under "Cancellation" what becomes of what it waited for.
 *
 * <p>What this module deliberately lacks: services and threads, as all it needs of a scheduler is that futures are
 * polled; locks for code that blocks, which are in {@code java.util.concurrent}; and limits in time, as any future has
 * {@link rar.api.Future#timeout}.
 */
@NullMarked
module rar.sync {
    requires transitive rar.api;
    requires static org.jspecify;

    exports rar.sync;
}
