package rar.conformance;

import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.TimerEntry;

/** An entry that counts how often it fires, and knows when it may. */
final class KitEntry extends TimerEntry {
    private final AtomicInteger fired = new AtomicInteger();
    private final TimerRig rig;
    private final Runnable body;
    private volatile long due;

    KitEntry(TimerRig rig, Runnable body) {
        this.rig = rig;
        this.body = body;
    }

    @Override
    public void fire() {
        rig.firing(this);
        fired.incrementAndGet();
        body.run();
    }

    /** When it may fire, for the test; the deadline itself belongs to the timer. */
    long due() {
        return due;
    }

    void due(long nanos) {
        due = nanos;
    }

    int fired() {
        return fired.get();
    }
}
