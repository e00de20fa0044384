import org.jspecify.annotations.NullMarked;

/**
 * The timer {@code hashed-wheel}: a hierarchical timing wheel under a thread that sleeps to the next deadline.
 *
 * <p>Scheduling and cancelling take the same short time whether one entry is pending or a million, and allocate
 * nothing. An entry is due at its deadline or up to one tick, 8 µs, later, and fires as soon as the thread gets to run;
 * never earlier. While nothing is due nothing runs: there is no periodic tick.
 *
 * <p>What this module deliberately lacks: public names, as the timer is reached through the service alone; futures,
 * which are made of entries elsewhere; deadlines finer than a tick; virtual time, which is another provider's business.
 *
 * @provides rar.api.spi.TimerProvider the timer named {@code hashed-wheel}, on the real clock, with one thread
 */
@NullMarked
module rar.timer {
    requires rar.api;
    requires static org.jspecify;

    provides rar.api.spi.TimerProvider with
            rar.timer.HashedWheelTimerProvider;
}
