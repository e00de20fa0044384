package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** What threads of a test wait at until another lets them pass; nobody waits longer than half a minute. */
final class Gate {
    private static final long LIMIT_SECONDS = 30;

    private final CountDownLatch latch = new CountDownLatch(1);

    void open() {
        latch.countDown();
    }

    boolean isOpen() {
        return latch.getCount() == 0;
    }

    void pass() {
        pass(latch);
    }

    /** Waits for any latch. */
    static void pass(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS), "nobody opened the gate");
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted at a gate", e);
        }
    }

    /** Waits, as the body of a blocking call may: an interrupt ends it. */
    void passInterruptibly() throws InterruptedException {
        assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS), "nobody opened the gate");
    }

    /** Waits until something holds that no latch can tell of. */
    static void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }
}
