package rar.api.time;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.task.Failures;

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
            poll = Objects.requireNonNull(source.poll(context), "poll returned null");
        } catch (Throwable failure) {
            cancelAlarm();
            throw failure;
        }
        if (poll.isReady()) {
            cancelAlarm();
        } else if (isTimeUp(context)) {
            throw cancelSourceAfter(new TimeoutException("timed out after " + limit));
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
        try {
            return alarm.poll(context).isReady();
        } catch (Throwable failure) { // there is no timer, say, or no thread for it
            throw Failures.sneaky(cancelSourceAfter(failure));
        }
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
        }
    }

    private <E extends Throwable> E cancelSourceAfter(E failure) {
        try {
            source.cancel();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
        return failure;
    }
}
