package rar.api.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.MissedTick;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.spi.Timer;

/** The schedule of an interval: which tick is next. For one task at a time. */
public final class Ticker {
    private static final long UNSTARTED = -1;

    private final long period;
    private final MissedTick missed;
    private long next = UNSTARTED;

    /**
     * A schedule that starts when its first tick is awaited.
     *
     * @param period in nanoseconds, more than 0
     */
    public Ticker(long period, MissedTick missed) {
        this.period = period;
        this.missed = missed;
    }

    /** A future of the next tick; given up, it leaves the tick to the next one. */
    public Future<Instant> tick() {
        return new Tick();
    }

    /** When the next tick is due, after one that was due at {@code due} was taken at {@code now}. */
    private long after(long due, long now) {
        if (now - due < period || missed == MissedTick.BURST) {
            return saturated(due + period);
        }
        if (missed == MissedTick.DELAY) {
            return saturated(now + period);
        }
        return saturated(now + period - (now - due) % period);
    }

    private static long saturated(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private final class Tick extends OnceFuture<Instant> {
        private @Nullable Sleep sleep;

        @Override
        protected Poll<Instant> step(Context context) {
            Timer timer = Clock.of(context);
            if (next == UNSTARTED) {
                next = timer.nanos();
            }
            if (sleep == null) {
                sleep = new SleepUntilDeadline(next);
            }
            return sleep.poll(context).isReady() ? Poll.ready(take(timer)) : Poll.pending();
        }

        @Override
        protected void release() {
            if (sleep != null) {
                sleep.cancel();
            }
        }

        private Instant take(Timer timer) {
            long now = timer.nanos();
            long due = next;
            next = after(due, now);
            return timer.instant().minusNanos(now - due);
        }
    }

    /** A sleep until a deadline of the timer's own. */
    private static final class SleepUntilDeadline extends Sleep {
        SleepUntilDeadline(long deadline) {
            super(deadline);
        }

        @Override
        long remaining(Timer timer) {
            return deadline() - timer.nanos();
        }
    }
}
