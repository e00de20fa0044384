package rar.lincheck;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Options;

/** What is broken on purpose is found. */
public final class Canary {
    private Canary() {}

    /** Requires that the check finds a result that cannot be, a waiter that was not woken, or a value that was lost. */
    public static void assertCaught(Options<?, ?> options, Class<?> broken) {
        String message = assertThrows(LincheckAssertionError.class, () -> options.check(broken))
                .getMessage();
        assertTrue(
                Stream.of("Invalid execution results", "lost wake-up", "values were lost")
                        .anyMatch(message::contains),
                message);
    }
}
