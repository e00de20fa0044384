package rar.async;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Waits of tests, half a minute at most. */
final class Gate {
    private static final long LIMIT_SECONDS = 30;

    private Gate() {}

    static void pass(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS), "nobody opened the gate");
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted at a gate", e);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }
}
