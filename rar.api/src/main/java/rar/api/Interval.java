package rar.api;

import java.time.Instant;
import rar.api.time.Ticker;

/**
 * Ticks at a fixed period; made by {@link Time#interval}. The first tick is due when it is first awaited, and starts
 * the schedule. For one task at a time.
 */
public final class Interval {
    private final Ticker ticker;

    Interval(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * Awaits the next tick, and yields the time at which it was due. Cancelling the future loses no tick: the next call
     * awaits the same one.
     */
    public Future<Instant> tick() {
        return ticker.tick();
    }
}
