package rar.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rar.api.task.Ambient;
import rar.api.time.Clock;
import rar.api.time.Sleep;
import rar.api.time.SleepUntil;
import rar.api.time.Ticker;
import rar.api.time.TimeoutFuture;

/**
 * Futures that wait for a time, on the clock of the timer that belongs to the scheduler they run on. They never end
 * early, and are late by the timer's resolution. All count from their first poll. Cancelling one takes constant time.
 *
 * <p>Without a timer module they fail with an {@link IllegalStateException} that names the module to add.
 */
public final class Time {
    private Time() {}

    /**
     * A future that is ready after {@code length}; at once if that is zero.
     *
     * @throws IllegalArgumentException if {@code length} is negative
     */
    public static Future<Void> sleep(Duration length) {
        return new Sleep(Durations.saturatedNanos(Durations.requireNotNegative(length, "length")));
    }

    /**
     * A future that is ready at {@code instant}; at once if that has passed. Later changes of the clock are not seen.
     */
    public static Future<Void> sleepUntil(Instant instant) {
        return new SleepUntil(Objects.requireNonNull(instant, "instant"));
    }

    /**
     * A future like {@code future}, which fails with {@link java.util.concurrent.TimeoutException} and cancels
     * {@code future} if that takes longer than {@code limit}.
     *
     * @throws IllegalArgumentException if {@code limit} is negative
     */
    public static <T extends @Nullable Object> Future<T> timeout(Duration limit, Future<T> future) {
        Objects.requireNonNull(future, "future");
        Durations.requireNotNegative(limit, "limit");
        return new TimeoutFuture<>(future, limit, Durations.saturatedNanos(limit));
    }

    /** An interval that makes up for missed ticks in a burst. */
    public static Interval interval(Duration period) {
        return interval(period, MissedTick.BURST);
    }

    /**
     * An interval.
     *
     * @param period from tick to tick
     * @param missed what to do about ticks that were not awaited in time
     * @throws IllegalArgumentException if {@code period} is zero or negative
     */
    public static Interval interval(Duration period, MissedTick missed) {
        Objects.requireNonNull(missed, "missed");
        Durations.requirePositive(period, "period");
        return new Interval(new Ticker(Durations.saturatedNanos(period), missed));
    }

    /**
     * What the clock of the current scheduler's timer shows.
     *
     * @throws IllegalStateException outside a task, or without a timer module
     */
    public static Instant now() {
        return Clock.of(Ambient.require("Time.now()")).instant();
    }
}
