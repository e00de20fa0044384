package rar.lincheck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Options;

/** What is broken on purpose is found. */
public final class Canary {
    private Canary() {}

    /** Requires that the check finds a result that cannot be, or a waiter that was not woken. */
    public static void assertCaught(Options<?, ?> options, Class<?> broken) {
        String message = assertThrows(LincheckAssertionError.class, () -> options.check(broken))
                .getMessage();
        assertTrue(message.contains("Invalid execution results") || message.contains("lost wake-up"), message);
    }
}
