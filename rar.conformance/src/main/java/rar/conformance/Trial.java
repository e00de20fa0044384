package rar.conformance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one test knows of its subject: how to name it, how long to wait for it, and the first violation that a task or
 * an entry has come upon. Whoever waits looks for that too, so that a test ends at once with what really went wrong.
 */
final class Trial {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int LOOKS_PER_SLICE = 20;
    private static final int SPINS = 5_000;

    private final String subject;
    private final Effort effort;
    private final AtomicReference<@Nullable Noted> first = new AtomicReference<>();

    /** A violation that shows where nobody can throw it. */
    private record Noted(Rule rule, String seen) {}

    Trial(String subject, Effort effort) {
        this.subject = subject;
        this.effort = effort;
    }

    /** A name that no other scheduler or timer in this JVM has, and that none begins with. */
    static String uniqueName() {
        return "kit" + SERIAL.incrementAndGet() + "x";
    }

    Effort effort() {
        return effort;
    }

    String subject() {
        return subject;
    }

    RuleViolation violation(Rule rule, String seen) {
        return new RuleViolation(rule, subject, seen, null);
    }

    RuleViolation violation(Rule rule, String seen, Throwable cause) {
        return new RuleViolation(rule, subject, seen, cause);
    }

    /** Notes a violation from wherever it shows; the test fails with the first. */
    void note(Rule rule, String seen) {
        first.compareAndSet(null, new Noted(rule, seen));
    }

    /** Runs a test and notes how it fails, before anybody cleans up and is stuck in that. */
    void noting(Guard.Body body) throws Exception {
        try {
            body.run();
        } catch (RuleViolation violation) {
            note(violation.rule(), violation.seen());
            throw violation;
        }
    }

    /** Throws what was noted. */
    void requireNone() {
        Noted noted = first.get();
        if (noted != null) {
            throw violation(noted.rule, noted.seen); // a new one each time: an exception cannot be suppressed by itself
        }
    }

    void require(boolean holds, Rule rule, String seen) {
        if (!holds) {
            throw violation(rule, seen);
        }
    }

    /** Waits for a latch. The limit counts from its last change, so that a busy machine fails nobody. */
    void await(CountDownLatch latch, Rule rule, Supplier<String> seen) {
        long count = latch.getCount();
        long since = System.nanoTime();
        while (!pass(latch)) {
            requireNone();
            if (latch.getCount() != count) {
                count = latch.getCount();
                since = System.nanoTime();
            } else if (isOver(since, effort.limit())) {
                throw violation(rule, seen.get() + within());
            }
        }
        requireNone();
    }

    /** Waits for what no latch can tell. */
    void until(BooleanSupplier condition, Rule rule, Supplier<String> seen) {
        CountDownLatch never = new CountDownLatch(1);
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            requireNone();
            if (isOver(since, effort.limit())) {
                throw violation(rule, seen.get() + within());
            }
            pass(never, SLICE_NANOS / LOOKS_PER_SLICE);
        }
        requireNone();
    }

    /** As {@link #await}, but does not sleep at first: whoever sleeps is too late for what comes right after. */
    void awaitAwake(CountDownLatch latch, Rule rule, Supplier<String> seen) {
        for (int i = 0; i < SPINS && latch.getCount() > 0; i++) {
            Thread.onSpinWait();
        }
        await(latch, rule, seen);
    }

    /** Waits for what comes with time, or until the test has failed anyway. */
    void passBy(BooleanSupplier condition) {
        CountDownLatch never = new CountDownLatch(1);
        long since = System.nanoTime();
        while (!condition.getAsBoolean() && first.get() == null && !isOver(since, effort.total())) {
            pass(never, SLICE_NANOS / LOOKS_PER_SLICE);
        }
    }

    /** What a task does that waits for the test: gives up in silence, as the test itself will tell. */
    void hold(CountDownLatch latch) {
        long since = System.nanoTime();
        while (!pass(latch) && !isOver(since, effort.total())) {
            if (first.get() != null) {
                return;
            }
        }
    }

    private String within() {
        return " within " + effort.limit().toMillis() + " ms";
    }

    private static boolean isOver(long since, Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }

    private static boolean pass(CountDownLatch latch) {
        return pass(latch, SLICE_NANOS);
    }

    private static boolean pass(CountDownLatch latch, long nanos) {
        try {
            return latch.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return latch.getCount() == 0; // an interrupt is what some tests are about, and no reason to leave
        }
    }
}
