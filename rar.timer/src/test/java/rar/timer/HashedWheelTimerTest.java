package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.spi.TimerEntry;

class HashedWheelTimerTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final HashedWheelTimer timer = new HashedWheelTimer("test");

    @AfterEach
    void closeTimer() {
        timer.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000, 1_000_000, 70_000_000})
    void schedule_deadlineToCome_firesOnceAndNotBefore(long delay) {
        long deadline = timer.nanos() + delay;
        List<Long> fired = new ArrayList<>();
        TimerEntry entry = Entries.of(() -> fired.add(timer.nanos()));

        timer.schedule(entry, deadline);
        Entries.awaitTurn(timer, deadline);

        assertEquals(1, fired.size());
        assertTrue(fired.get(0) >= deadline, "too early");
    }

    @Test
    void schedule_passedDeadline_fires() {
        Probe probe = new Probe();

        timer.schedule(probe, 0);

        Await.until("it fires", () -> probe.fired() == 1);
    }

    @Test
    void schedule_earlierThanTheOthers_wakesTheSleeper() {
        timer.schedule(new Probe(), HOUR);
        Await.parked(Entries.threadOf(timer));
        Probe near = new Probe();

        timer.schedule(near, timer.nanos() + MILLI);

        Await.until("it fires", () -> near.fired() == 1);
        assertEquals(1, timer.pending());
    }

    @Test
    void schedule_whileItFires_firesAgain() {
        List<Long> lateness = new CopyOnWriteArrayList<>();
        TimerEntry interval = Entries.of(entry -> {
            lateness.add(timer.nanos() - entry.deadline());
            if (lateness.size() < 5) {
                timer.schedule(entry, entry.deadline() + MILLI);
            }
        });

        timer.schedule(interval, MILLI);

        Await.until("it has fired five times", () -> lateness.size() == 5);
        assertTrue(lateness.stream().allMatch(nanos -> nanos >= 0), lateness::toString);
    }

    @Test
    void schedule_badArguments_areNamed() {
        Probe probe = new Probe();
        timer.schedule(probe, HOUR);

        assertThrows(NullPointerException.class, () -> timer.schedule(null, 1));
        assertThrows(NullPointerException.class, () -> timer.cancel(null));
        assertMessage("deadline must be in 0..Long.MAX_VALUE ns: -1", IllegalArgumentException.class, -1, new Probe());
        assertMessage("scheduled already", IllegalStateException.class, 1, probe);
        assertEquals(1, timer.pending());
    }

    /** Without a stack trace, which would only fill the log. */
    private static final class Failure extends Error {
        private static final long serialVersionUID = 1;

        Failure() {
            super("on purpose", null, false, false);
        }
    }

    private void assertMessage(String part, Class<? extends Exception> type, long deadline, TimerEntry entry) {
        Exception refusal = assertThrows(type, () -> timer.schedule(entry, deadline));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void cancel_pending_keepsItFromFiring() {
        long deadline = timer.nanos() + 2 * MILLI;
        Probe probe = new Probe();
        timer.schedule(probe, deadline);

        boolean cancelled = timer.cancel(probe);

        Entries.awaitTurn(timer, deadline);
        assertEquals(cancelled ? 0 : 1, probe.fired());
        assertFalse(timer.cancel(probe), "it is pending no more");
    }

    @Test
    void cancel_firedOrNeverScheduled_isFalse() {
        Probe fired = new Probe();
        timer.schedule(fired, 0);
        Await.until("it fires", () -> fired.fired() == 1);

        assertFalse(timer.cancel(fired));
        assertFalse(timer.cancel(new Probe()));
    }

    @Test
    void fire_throws_othersFireAllTheSame() {
        Thread thread = Entries.threadOf(timer);

        timer.schedule(
                Entries.of(() -> {
                    throw new Failure();
                }),
                0);

        assertSame(thread, Entries.threadOf(timer));
    }

    @Test
    void thread_manyLaterEntries_sleepsOn() {
        timer.schedule(new Probe(), HOUR);
        Await.parked(Entries.threadOf(timer));
        long polls = timer.polls();
        for (int i = 1; i < 100_000; i++) {
            timer.schedule(new Probe(), HOUR + i * MILLI);
        }

        Entries.awaitTurn(timer, timer.nanos() + 300 * MILLI);

        long woken = timer.polls() - polls;
        assertTrue(woken <= 8, () -> "woken " + woken + " times, for one entry");
        assertEquals(100_000, timer.pending());
    }

    @Test
    void thread_interrupted_sleepsOn() {
        Thread thread = Entries.threadOf(timer);
        Await.parked(thread);
        long polls = timer.polls();

        thread.interrupt();
        Await.until("it has looked", () -> timer.polls() > polls);
        Await.parked(thread);
        Entries.awaitTurn(timer, timer.nanos() + 50 * MILLI);

        long woken = timer.polls() - polls;
        assertTrue(woken <= 12, () -> "woken " + woken + " times");
    }

    @Test
    void thread_sleepsTimeAndAgain_learnsByHowMuchItOversleeps() {
        Await.until("it has learnt", () -> {
            Entries.awaitTurn(timer, timer.nanos() + MILLI);
            return timer.oversleep() > 0;
        });
    }

    @Test
    void thread_nothingScheduled_isNotThere() {
        timer.cancel(new Probe());

        assertEquals(0, timer.polls());
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("rar-test-timer")));
    }

    @Test
    void thread_ofATimer_isADaemonNamedAfterIt() {
        Thread thread = Entries.threadOf(timer);

        assertEquals("rar-test-timer", thread.getName());
        assertTrue(thread.isDaemon());
    }

    @Test
    void clocks_twoReadings_neverDecrease() {
        long nanos = timer.nanos();
        Instant instant = timer.instant();

        assertTrue(nanos >= 0);
        assertTrue(timer.nanos() >= nanos);
        assertTrue(Duration.between(instant, Instant.now()).abs().toHours() < 1);
    }
}
