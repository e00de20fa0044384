package rar.timer;

import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.TimerEntry;

/** An entry that counts how often it has fired. */
final class Probe extends TimerEntry {
    private final int number;
    private final AtomicInteger fired = new AtomicInteger();

    Probe() {
        this(0);
    }

    Probe(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    @Override
    public void fire() {
        fired.incrementAndGet();
    }

    int fired() {
        return fired.get();
    }

    boolean isScheduled() {
        return slot() != UNSCHEDULED;
    }

    boolean isLinked() {
        return next() != null || previous() != null;
    }

    @Override
    public String toString() {
        return "Probe[number=" + number + ", deadline=" + deadline() + ", slot=" + slot() + ", fired=" + fired + "]";
    }
}
