package rar.api.spi;

import java.time.Instant;

/**
 * A clock, and what is to happen when it shows a certain time. All methods may be called by any thread.
 *
 * <p>Time is counted in nanoseconds from the timer's start, so that deadlines lie in {@code 0..Long.MAX_VALUE} and need
 * no care for overflow. A deadline of {@code Long.MAX_VALUE} is never reached.
 */
public interface Timer extends AutoCloseable {
    /** Nanoseconds since this timer was made; never decreases. */
    long nanos();

    /** What this timer's clock shows to people. Real for a real timer, made up for a virtual one. */
    Instant instant();

    /**
     * Has {@link TimerEntry#fire()} called once {@link #nanos()} has reached the deadline, never earlier. A deadline
     * that has passed is due at once.
     *
     * @param entry an entry that is not scheduled
     * @param deadline in nanoseconds of {@link #nanos()}, at least 0
     * @throws IllegalStateException if the entry is scheduled already
     * @throws IllegalArgumentException if the deadline is negative
     */
    void schedule(TimerEntry entry, long deadline);

    /**
     * Takes an entry back.
     *
     * @return true if the entry was scheduled: it will not fire. False if it has fired, is about to fire, or was never
     *     scheduled
     */
    boolean cancel(TimerEntry entry);

    /** Ends this timer's threads and drops what is pending. Returns when they have ended. Later entries never fire. */
    @Override
    void close();
}
