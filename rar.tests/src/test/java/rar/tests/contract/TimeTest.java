package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Time;
import rar.api.Waker;

/** Sleeping and timing out, on virtual time. */
class TimeTest {
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @EveryScheduler
    void sleep_isReadyAtItsDeadlineAndNotBefore(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            JoinHandle<Void> task = scheduler.spawn(Time.sleep(SECOND));
            timer.awaitPending(1);
            timer.advance(SECOND.minus(NANO));
            Subject.settle(scheduler);
            assertFalse(task.isDone());
            timer.advance(NANO);
            scheduler.blockOn(task);
            assertEquals(0, timer.pending());
        }
    }

    @EveryScheduler
    void sleep_countsFromItsFirstPoll(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            Future<Void> sleep = Time.sleep(SECOND);
            timer.advance(Duration.ofHours(1));
            JoinHandle<Void> task = scheduler.spawn(sleep);
            timer.awaitPending(1);
            timer.advance(SECOND.minus(NANO));
            Subject.settle(scheduler);
            assertFalse(task.isDone());
            timer.advance(NANO);
            scheduler.blockOn(task);
        }
    }

    @EveryScheduler
    void sleep_ofZero_isReadyAtOnce(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            scheduler.blockOn(Time.sleep(Duration.ZERO));
            scheduler.blockOn(scheduler.spawn(Time.sleepUntil(Instant.MIN)));
            scheduler.blockOn(scheduler.spawn(Time.sleepUntil(VirtualTimer.START)));
        }
    }

    @EveryScheduler
    void sleep_forLongerThanTimeCanTell_neverEndsAndCanBeGivenUp(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            timer.advance(SECOND);
            List<JoinHandle<Void>> tasks = List.of(
                    scheduler.spawn(Time.sleep(Duration.ofSeconds(Long.MAX_VALUE))),
                    scheduler.spawn(Time.sleep(Duration.ofNanos(Long.MAX_VALUE))),
                    scheduler.spawn(Time.sleepUntil(Instant.MAX)));
            timer.awaitPending(3);
            timer.advance(Duration.ofDays(365 * 100));
            Subject.settle(scheduler);
            for (JoinHandle<Void> task : tasks) {
                assertFalse(task.isDone());
                task.cancel();
                assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
            }
            assertEquals(0, timer.pending());
        }
    }

    @EveryScheduler
    void sleepUntil_isReadyAtItsInstant(Subject subject) {
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            Future<Instant> waking =
                    Time.sleepUntil(VirtualTimer.START.plus(SECOND)).map(v -> Time.now());
            JoinHandle<Instant> task = scheduler.spawn(waking);
            timer.awaitPending(1);
            timer.advance(Duration.ofMinutes(1));
            assertTrue(scheduler.blockOn(task).isAfter(VirtualTimer.START));
        }
    }

    @EveryScheduler
    void sleeps_endInTheOrderOfTheirDeadlines(Subject subject) {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            for (int seconds : List.of(3, 1, 5, 2, 4)) {
                scheduler.spawn(Time.sleep(Duration.ofSeconds(seconds)).map(v -> order.add(seconds)));
            }
            timer.awaitPending(5);
            for (int i = 1; i <= 5; i++) {
                int ended = i;
                timer.advance(SECOND);
                Gate.until(i + " have ended", () -> order.size() == ended);
            }
            assertEquals(List.of(1, 2, 3, 4, 5), order);
        }
    }

    @EveryScheduler
    void sleep_movedToAnotherTask_wakesTheLatest(Subject subject) {
        Future<Void> sleep = Time.sleep(SECOND);
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            JoinHandle<Poll<Void>> first = scheduler.spawn(context -> Poll.ready(sleep.poll(context)));
            assertTrue(scheduler.blockOn(first).isPending());
            Probe<String> polled = new Probe<>();
            JoinHandle<Void> task = scheduler.spawn(context -> {
                polled.poll(context);
                return sleep.poll(context);
            });
            polled.awaitPolls(1);
            Subject.settle(scheduler);
            timer.advance(SECOND);
            scheduler.blockOn(task);
        }
    }

    @EveryScheduler
    void timeout_sourceReadyInTime_yieldsAndTakesItsAlarmBack(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            JoinHandle<String> task = scheduler.spawn(probe.timeout(SECOND));
            timer.awaitPending(1);
            timer.advance(SECOND.minus(NANO));
            probe.complete("value");
            assertEquals("value", scheduler.blockOn(task));
            assertEquals(0, timer.pending());
            probe.assertFinished();
            Probe<String> fails = new Probe<>();
            JoinHandle<String> failing = scheduler.spawn(fails.timeout(SECOND));
            timer.awaitPending(1);
            fails.fail(new IllegalStateException("in time"));
            assertThrows(IllegalStateException.class, () -> scheduler.blockOn(failing));
            assertEquals(0, timer.pending());
        }
    }

    @EveryScheduler
    void timeout_sourceLate_failsAndCancelsIt(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            JoinHandle<String> task = scheduler.spawn(Time.timeout(SECOND, probe));
            timer.awaitPending(1);
            timer.advance(SECOND);
            CompletionException thrown = assertThrows(CompletionException.class, () -> scheduler.blockOn(task));
            assertInstanceOf(TimeoutException.class, thrown.getCause());
            assertTrue(thrown.getCause().getMessage().contains("PT1S"));
            probe.assertGivenUp();
        }
    }

    @EveryScheduler
    void timeout_ofZero_stillLetsAReadySourcePass(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            assertEquals("ready", scheduler.blockOn(Future.ready("ready").timeout(Duration.ZERO)));
            assertThrows(CompletionException.class, () -> scheduler.blockOn(probe.timeout(Duration.ZERO)));
            probe.assertGivenUp();
        }
    }

    @EveryScheduler
    void timeout_givenUp_cancelsSourceAndAlarm(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = start(subject)) {
            VirtualTimer timer = VirtualTimerProvider.of(scheduler);
            JoinHandle<String> task = scheduler.spawn(probe.timeout(SECOND));
            timer.awaitPending(1);
            task.cancel();
            probe.awaitCancelled();
            assertThrows(CancellationException.class, () -> scheduler.blockOn(task));
            assertEquals(0, timer.pending());
            probe.assertGivenUp();
        }
    }

    @EveryScheduler
    void close_withSleepers_cancelsThemAndClosesTheTimer(Subject subject) {
        Scheduler scheduler = start(subject);
        VirtualTimer timer = VirtualTimerProvider.of(scheduler);
        JoinHandle<Void> task = scheduler.spawn(Time.sleep(SECOND));
        timer.awaitPending(1);
        scheduler.close();
        assertTrue(task.isCancelled());
        assertEquals(0, timer.pending());
        assertTrue(timer.isClosed());
    }

    @Test
    void time_badArguments_areRefusedAtOnce() {
        Future<String> future = Future.pending();
        assertThrows(IllegalArgumentException.class, () -> Time.sleep(NANO.negated()));
        assertThrows(IllegalArgumentException.class, () -> future.timeout(NANO.negated()));
        assertThrows(NullPointerException.class, () -> Time.sleep(null));
        assertThrows(NullPointerException.class, () -> Time.sleepUntil(null));
        assertThrows(NullPointerException.class, () -> Time.timeout(SECOND, null));
        assertThrows(IllegalStateException.class, Time::now);
    }

    @Test
    void timeout_withoutAScheduler_failsAndCancelsItsSource() {
        Probe<String> probe = new Probe<>();
        Future<String> future = probe.timeout(SECOND);
        Context context = Context.of(Waker.noop());
        assertThrows(IllegalStateException.class, () -> future.poll(context));
        assertThrows(IllegalStateException.class, () -> future.poll(context));
        future.cancel();
        probe.assertGivenUp();
    }

    static Scheduler start(Subject subject) {
        return VirtualTimerProvider.build(subject.builder());
    }
}
