package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class UnwindingTest {
    private final Unwinding unwinding = new Unwinding();
    private final IOException failure = new IOException();

    @Test
    void leftover_cancellationAlone_isNothing() {
        assertNull(Unwinding.leftover(unwinding));
        assertNull(Unwinding.leftover(new CompletionException(unwinding)));
        unwinding.addSuppressed(new Unwinding());
        assertNull(Unwinding.leftover(unwinding));
    }

    @Test
    void leftover_otherFailure_isThat() {
        assertSame(failure, Unwinding.leftover(failure));
        failure.addSuppressed(unwinding);
        assertSame(failure, Unwinding.leftover(failure));
    }

    @Test
    void leftover_suppressed_isTheFirstWithTheOthers() {
        IllegalStateException second = new IllegalStateException();
        unwinding.addSuppressed(new Unwinding());
        unwinding.addSuppressed(failure);
        Throwable wrapper = new CompletionException(unwinding);
        wrapper.addSuppressed(second);
        assertSame(second, Unwinding.leftover(wrapper));
        assertEquals(failure, second.getSuppressed()[0]);
    }

    @Test
    void leftover_cancellationsThatSuppressEachOther_isFound() {
        Unwinding other = new Unwinding();
        unwinding.addSuppressed(other);
        other.addSuppressed(unwinding);
        assertNull(Unwinding.leftover(unwinding));
        other.addSuppressed(failure);
        assertSame(failure, Unwinding.leftover(unwinding));
    }
}
