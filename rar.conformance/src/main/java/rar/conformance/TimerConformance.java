package rar.conformance;

import java.util.List;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.spi.Timer;
import rar.api.spi.TimerProvider;

/**
 * Tests whether a timer is one. Extend it, return the provider, and run the class with JUnit:
 *
 * <pre>{@code
 * class MyConformanceTest extends TimerConformance {
 *     @Override
 *     protected TimerProvider provider() {
 *         return new MyTimerProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>The name of a method begins with {@code required} and the {@link Rule} that it tests; a failure is a
 * {@link RuleViolation}. Each test has a timer of its own, which the kit closes. A timer whose time passes only when it
 * is told to overrides {@link #passTime}. The threads of {@link Effort} mean nothing here.
 */
public abstract class TimerConformance {
    /** For subclasses. */
    protected TimerConformance() {}

    /** A provider of the timer under test. Called often; the result may be the same or a new one each time. */
    protected abstract TimerProvider provider();

    /** How hard to try and how long to wait; {@link Effort#standard()}, unless overridden. */
    protected Effort effort() {
        return Effort.standard();
    }

    /**
     * Called when a test is about to wait for a deadline: a timer on a virtual clock is told here to let time pass.
     * Does nothing, unless overridden: on a real clock time passes by itself.
     *
     * @param timer one that {@link #provider()} has made
     * @param deadline in nanoseconds of {@link Timer#nanos()}
     */
    protected void passTime(Timer timer, long deadline) {}

    /** P1: the service loader finds the provider by its name. */
    @Test
    public void required_P1_provider_isFoundByItsName() {
        String name = provider().name();
        Trial trial = trial();
        trial.require(!name.isBlank(), Rule.P1, "the name is blank: \"" + name + "\"");
        List<String> found = Builder.timers().stream().map(TimerProvider::name).toList();
        trial.require(found.contains(name), Rule.P1, "the timers found are " + found);
    }

    /** C1: deadlines from the past to a second ahead, in any order. */
    @Test
    public void required_C1_deadlinesNearAndFar_fireOnceEach() throws Exception {
        check(Rule.C1, Firing::nearAndFar);
    }

    /** C1: many entries, scheduled by several threads. */
    @Test
    public void required_C1_entriesFromSeveralThreads_fireOnceEach() throws Exception {
        check(Rule.C1, Firing::fromSeveralThreads);
    }

    /** C1: an entry that schedules itself again while it fires. */
    @Test
    public void required_C1_entryScheduledWhileItFires_firesAgain() throws Exception {
        check(Rule.C1, Firing::again);
    }

    /** C2: no entry fires before its deadline, however the deadlines lie. */
    @Test
    public void required_C2_deadlinesCloseTogether_fireNoneTooEarly() throws Exception {
        check(Rule.C2, Firing::neverEarly);
    }

    /** C2: deadlines years ahead, up to the largest, do not fire now and keep nothing else from firing. */
    @Test
    public void required_C2_deadlinesOfYears_doNotFireNow() throws Exception {
        check(Rule.C2, Firing::years);
    }

    /** C2: the clock does not run backwards. */
    @Test
    public void required_C2_nanos_neverDecrease() throws Exception {
        check(Rule.C2, Firing::clock);
    }

    /** C3: an entry earlier than those the timer sleeps for. */
    @Test
    public void required_C3_entryEarlierThanTheOthers_firesBeforeThem() throws Exception {
        check(Rule.C3, Firing::earlierThanTheOthers);
    }

    /** C3: an entry scheduled while the timer goes to sleep. */
    @Test
    public void required_C3_entryScheduledAsTheTimerGoesToSleep_fires() throws Exception {
        check(Rule.C3, Firing::noLostWakeup);
    }

    /** C4: a pending entry that is cancelled. */
    @Test
    public void required_C4_pendingEntryCancelled_neverFires() throws Exception {
        check(Rule.C4, Cancelling::pending);
    }

    /** C4: entries that have fired, or were never scheduled, cannot be cancelled. */
    @Test
    public void required_C4_entryNotPending_cannotBeCancelled() throws Exception {
        check(Rule.C4, Cancelling::notPending);
    }

    /** C4: cancel against fire, and against another cancel. */
    @Test
    public void required_C4_cancelAroundTheDeadline_eitherFiresOrIsCancelled() throws Exception {
        check(Rule.C4, Cancelling::aroundTheDeadline);
    }

    /** C4: an entry may be scheduled again after it was cancelled. */
    @Test
    public void required_C4_entryScheduledAfterACancel_firesOnce() throws Exception {
        check(Rule.C4, Cancelling::scheduledAgain);
    }

    /** C5: cancelled entries are garbage at once, not at their deadline. */
    @Test
    public void required_C5_cancelledEntries_areNotKept() throws Exception {
        check(Rule.C5, Keeping::cancelled);
    }

    /** C5: entries that have fired are garbage. */
    @Test
    public void required_C5_firedEntries_areNotKept() throws Exception {
        check(Rule.C5, Keeping::fired);
    }

    /** C6: an entry that throws stops neither the timer nor others. */
    @Test
    public void required_C6_entryThatThrows_stopsNothing() throws Exception {
        check(Rule.C6, Firing::throwing);
    }

    /** C6: while an entry fires, others use the timer. */
    @Test
    public void required_C6_timer_whileAnEntryFires_isOpenToOthers() throws Exception {
        check(Rule.C6, Firing::outsideLocks);
    }

    /** C7: entries that are pending when the timer closes, and those that come later. */
    @Test
    public void required_C7_closedTimer_firesNothing() throws Exception {
        check(Rule.C7, Keeping::closed);
    }

    /** C7: the threads have ended when {@code close()} returns, though a deadline was far away. */
    @Test
    public void required_C7_close_endsTheThreads() throws Exception {
        check(Rule.C7, Keeping::threadsEnded);
    }

    /** C8: with nothing pending, and with entries that are far from due. */
    @Test
    public void required_C8_idleTimer_burnsNoCpu() throws Exception {
        check(Rule.C8, Keeping::idle);
    }

    /** C9: deadlines below zero. */
    @Test
    public void required_C9_negativeDeadline_isRefused() throws Exception {
        check(Rule.C9, Cancelling::negativeDeadline);
    }

    /** C9: an entry that is pending cannot be scheduled once more. */
    @Test
    public void required_C9_entryScheduledTwice_isRefused() throws Exception {
        check(Rule.C9, Cancelling::scheduledTwice);
    }

    /** R7: two timers of one provider. */
    @Test
    public void required_R7_timers_shareNothing() throws Exception {
        check(Rule.R7, Keeping::twoTimers);
    }

    /** A test of a timer. */
    private interface Check {
        void run(TimerRig rig) throws Exception;
    }

    private void check(Rule rule, Check check) throws Exception {
        Trial trial = trial();
        Guard.run(trial, rule, () -> {
            try (TimerRig rig = new TimerRig(provider(), trial, this::passTime)) {
                check.run(rig);
            }
        });
    }

    private Trial trial() {
        return new Trial("timer \"" + provider().name() + "\"", effort());
    }
}
