package rar.timer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import rar.api.spi.TimerEntry;

/** Does with a wheel what a driver does. */
final class Wheels {
    private static final int MAX_CALLS = 100_000;

    private Wheels() {}

    /** Inserts a new entry. */
    static Probe insert(TimingWheel wheel, long deadline) {
        Probe probe = new Probe();
        wheel.insert(probe, deadline);
        return probe;
    }

    /** Drains all that is due at a time, in as many calls as it takes. */
    static List<TimerEntry> drain(TimingWheel wheel, long now) {
        List<TimerEntry> due = new ArrayList<>();
        int calls = 0;
        do {
            wheel.drainDue(now, due, Integer.MAX_VALUE);
            assertTrue(calls++ < MAX_CALLS, "no end of it");
        } while (wheel.nextDeadline() <= now && wheel.nextDeadline() != Long.MAX_VALUE);
        return due;
    }
}
