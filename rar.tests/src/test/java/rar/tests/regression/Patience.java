package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** How long tests wait for what is to happen: long enough for a busy machine, and not for ever. */
final class Patience {
    static final long SECONDS = 30;

    private Patience() {}

    static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(SECONDS, TimeUnit.SECONDS), "nobody counted down in " + SECONDS + " s");
    }

    /** Waits until something holds that no latch can tell of. */
    static void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(SECONDS, TimeUnit.SECONDS)
                .pollDelay(0, TimeUnit.MILLISECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(condition::getAsBoolean);
    }
}
