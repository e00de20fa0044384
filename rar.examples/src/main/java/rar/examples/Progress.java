package rar.examples;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import rar.api.Context;
import rar.api.Future;
import rar.api.Interval;
import rar.api.MissedTick;
import rar.api.Poll;
import rar.api.Time;

/** A future written by hand: it shows a count on the terminal, ten times a second, until it is cancelled. */
final class Progress implements Future<Void> {
    private final IntSupplier count;
    private final Interval interval = Time.interval(Duration.ofMillis(100), MissedTick.SKIP);
    private Future<Instant> tick = interval.tick();

    Progress(IntSupplier count) {
        this.count = count;
    }

    /**
     * Whether standard error is a terminal. {@code System.console()} knows about the other two streams, and its meaning
     * changed in JDK 22. A shell knows; where there is none, as on Windows, nothing counts as a terminal.
     */
    static boolean isSeen() throws InterruptedException {
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", "test -t 2").inheritIO().start();
            return shell.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Poll<Void> poll(Context context) throws Exception {
        while (tick.poll(context).isReady()) {
            System.err.print("\r" + count.getAsInt() + " files");
            tick = interval.tick();
        }
        return Poll.pending();
    }

    @Override
    public void cancel() {
        tick.cancel();
        System.err.print("\r                    \r");
    }
}
