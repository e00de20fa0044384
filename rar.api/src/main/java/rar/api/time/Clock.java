package rar.api.time;

import rar.api.Context;
import rar.api.spi.Timer;
import rar.api.task.RuntimeContext;

/** How the futures of this package find their timer. */
public final class Clock {
    private Clock() {}

    /**
     * The timer of the scheduler that {@code context} belongs to.
     *
     * @throws IllegalStateException if it belongs to none, or there is no timer module
     */
    public static Timer of(Context context) {
        if (context instanceof RuntimeContext runtime) {
            return runtime.scope().host().timer();
        }
        throw new IllegalStateException(
                "a future that waits for a time was polled with a context that has no scheduler:"
                        + " run it with Scheduler.blockOn or Scheduler.spawn");
    }
}
