package rar.timer;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. The limit is generous: reaching it means that it does not happen. */
final class Await {
    private static final int SPINS = 1_000;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

    private Await() {}

    @SuppressWarnings("ThreadPriorityCheck") // polling is all this can do
    static void until(String what, BooleanSupplier condition) {
        for (int i = 0; i < SPINS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT) {
                fail("not within the limit: " + what);
            }
            Thread.yield();
        }
    }

    /** Waits until a thread is parked. */
    static void parked(Thread thread) {
        until(
                thread.getName() + " parks",
                () -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }
}
