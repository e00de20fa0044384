package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rar.api.Interval;
import rar.api.JoinHandle;
import rar.api.MissedTick;
import rar.api.Scheduler;
import rar.api.Time;

/** Intervals and what they do about missed ticks, on virtual time; all in milliseconds since its start. */
class IntervalTest {
    private static final Duration PERIOD = Duration.ofMillis(10);

    @EveryScheduler
    void interval_awaitedInTime_ticksAtEachPeriodFromTheFirstTickOn(Subject subject) {
        for (MissedTick missed : MissedTick.values()) {
            try (Scheduler scheduler = TimeTest.start(subject)) {
                VirtualTimer timer = VirtualTimerProvider.of(scheduler);
                Interval interval = Time.interval(PERIOD, missed);
                timer.advance(Duration.ofMillis(3));
                assertEquals(3, millis(scheduler.blockOn(interval.tick())), "the first tick is due when awaited");
                for (int due = 13; due <= 53; due += 10) {
                    JoinHandle<Instant> tick = scheduler.spawn(interval.tick());
                    timer.awaitPending(1);
                    timer.advance(PERIOD.minusNanos(1));
                    Subject.settle(scheduler);
                    assertFalse(tick.isDone());
                    timer.advance(Duration.ofNanos(1));
                    assertEquals(due, millis(scheduler.blockOn(tick)));
                }
            }
        }
    }

    @EveryScheduler
    void burst_missedTicks_areMadeUpAtOnce(Subject subject) {
        assertEquals(List.of(0L, 10L, 20L, 30L, 40L, 50L), ticksAfterPauseOf35(subject, MissedTick.BURST));
    }

    @EveryScheduler
    void delay_missedTicks_shiftTheSchedule(Subject subject) {
        assertEquals(List.of(0L, 10L, 45L, 55L, 65L, 75L), ticksAfterPauseOf35(subject, MissedTick.DELAY));
    }

    @EveryScheduler
    void skip_missedTicks_areDroppedAndTheScheduleKept(Subject subject) {
        assertEquals(List.of(0L, 10L, 40L, 50L, 60L, 70L), ticksAfterPauseOf35(subject, MissedTick.SKIP));
    }

    /** When six ticks were due, if 35 ms go by between the first and the second. */
    private static List<Long> ticksAfterPauseOf35(Subject subject, MissedTick missed) {
        List<Long> due = new ArrayList<>();
        try (Scheduler scheduler = TimeTest.start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            Interval interval = Time.interval(PERIOD, missed);
            due.add(millis(scheduler.blockOn(interval.tick())));
            timer.advance(Duration.ofMillis(35));
            while (due.size() < 6) {
                JoinHandle<Instant> tick = scheduler.spawn(interval.tick());
                Gate.until("the tick waits or is there", () -> tick.isDone() || timer.pending() == 1);
                if (!tick.isDone()) {
                    Instant before = timer.instant();
                    for (int i = 0; i < 40 && timer.pending() == 1; i++) {
                        timer.advance(Duration.ofMillis(1));
                    }
                    assertEquals(true, timer.instant().isAfter(before));
                }
                due.add(millis(scheduler.blockOn(tick)));
            }
        }
        return due;
    }

    @EveryScheduler
    void tick_missedByLessThanAPeriod_keepsTheScheduleWhateverTheChoice(Subject subject) {
        for (MissedTick missed : MissedTick.values()) {
            try (Scheduler scheduler = TimeTest.start(subject)) {
                VirtualTimer timer = VirtualTimerProvider.of(scheduler);
                Interval interval = Time.interval(PERIOD, missed);
                scheduler.blockOn(interval.tick());
                timer.advance(Duration.ofMillis(19));
                assertEquals(10, millis(scheduler.blockOn(interval.tick())));
                timer.advance(Duration.ofMillis(1));
                assertEquals(20, millis(scheduler.blockOn(interval.tick())));
            }
        }
    }

    @EveryScheduler
    void tick_givenUp_isLeftToTheNext(Subject subject) {
        try (Scheduler scheduler = TimeTest.start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            Interval interval = Time.interval(PERIOD);
            scheduler.blockOn(interval.tick());
            JoinHandle<Instant> given = scheduler.spawn(interval.tick());
            timer.awaitPending(1);
            given.cancel();
            timer.awaitPending(0);
            JoinHandle<Instant> next = scheduler.spawn(interval.tick());
            timer.awaitPending(1);
            timer.advance(PERIOD);
            assertEquals(10, millis(scheduler.blockOn(next)));
        }
    }

    @EveryScheduler
    void interval_longerThanTimeCanTell_ticksOnce(Subject subject) {
        for (MissedTick missed : MissedTick.values()) {
            try (Scheduler scheduler = TimeTest.start(subject)) {
                VirtualTimer timer = VirtualTimerProvider.of(scheduler);
                timer.advance(PERIOD);
                Interval interval = Time.interval(Duration.ofSeconds(Long.MAX_VALUE), missed);
                scheduler.blockOn(interval.tick());
                JoinHandle<Instant> never = scheduler.spawn(interval.tick());
                timer.awaitPending(1);
                timer.advance(Duration.ofDays(365 * 100));
                Subject.settle(scheduler);
                assertFalse(never.isDone());
            }
        }
    }

    @Test
    void interval_badArguments_areRefusedAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> Time.interval(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Time.interval(PERIOD.negated()));
        assertThrows(NullPointerException.class, () -> Time.interval(null));
        assertThrows(NullPointerException.class, () -> Time.interval(PERIOD, null));
    }

    private static long millis(Instant instant) {
        return Duration.between(VirtualTimer.START, instant).toMillis();
    }
}
