package rar.api;

/** What an {@link Interval} does about ticks that nobody waited for in time. */
public enum MissedTick {
    /** Ticks as fast as they are asked for until all missed ones are made up. */
    BURST,

    /** Lets the next tick be a whole period after the late one: the schedule shifts. */
    DELAY,

    /** Drops what was missed; the next tick is on the original schedule. */
    SKIP
}
