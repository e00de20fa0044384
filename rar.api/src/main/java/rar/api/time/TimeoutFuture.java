package rar.api.time;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.future.OnceFuture;

/** A future with a limit to its time. The timer is not touched if the future is ready at its first poll. */
public final class TimeoutFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Future<T> source;
    private final Duration limit;
    private final long nanos;
    private @Nullable Sleep alarm; // null until the source was pending once

    /**
     * A future like {@code source}, for {@code limit} at most.
     *
     * @param nanos the limit in nanoseconds, saturated
     */
    public TimeoutFuture(Future<T> source, Duration limit, long nanos) {
        this.source = source;
        this.limit = limit;
        this.nanos = nanos;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        Poll<T> poll;
        try {
            poll = source.poll(context);
        } catch (Throwable failure) {
            cancelAlarm();
            throw failure;
        }
        if (poll.isReady()) {
            cancelAlarm();
        } else if (isTimeUp(context)) {
            throw timedOut();
        }
        return poll;
    }

    @Override
    protected void release() {
        cancelAlarm();
        source.cancel();
    }

    private boolean isTimeUp(Context context) {
        if (alarm == null) {
            alarm = new Sleep(nanos);
        }
        return alarm.poll(context).isReady();
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private TimeoutException timedOut() {
        TimeoutException exception = new TimeoutException("timed out after " + limit);
        try {
            source.cancel();
        } catch (Throwable t) {
            exception.addSuppressed(t);
        }
        return exception;
    }
}
