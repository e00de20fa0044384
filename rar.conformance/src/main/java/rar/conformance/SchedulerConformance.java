package rar.conformance;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.Scheduler;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;

/**
 * Tests whether a scheduler is one. Extend it, return the provider, and run the class with JUnit:
 *
 * <pre>{@code
 * class MyConformanceTest extends SchedulerConformance {
 *     @Override
 *     protected SchedulerProvider provider() {
 *         return new MyProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>The name of a method begins with {@code required} or {@code optional} and the {@link Rule} that it tests; a
 * failure is a {@link RuleViolation}. Each test is run with each of {@link Effort#threads()}, on executors of its own,
 * which the kit closes. A {@link DrivenExecutor} is driven by as many threads of the kit. The rules R are tested
 * through {@link Scheduler}, for which the provider has to be declared as a service where the test runs (P1). Tests of
 * one class may run one after the other only; they wait for conditions, and take some seconds altogether if all is
 * well.
 */
public abstract class SchedulerConformance {
    /** For subclasses. */
    protected SchedulerConformance() {}

    /** A provider of the scheduler under test. Called often; the result may be the same or a new one each time. */
    protected abstract SchedulerProvider provider();

    /** What the scheduler declares about itself; nothing, unless overridden. */
    protected Set<Trait> traits() {
        return Set.of();
    }

    /** How hard to try and how long to wait; {@link Effort#standard()}, unless overridden. */
    protected Effort effort() {
        return Effort.standard();
    }

    /** P1: the service loader finds the provider by its name. */
    @Test
    public void required_P1_provider_isFoundByItsName() {
        String name = provider().name();
        Trial trial = trial(1);
        trial.require(!name.isBlank(), Rule.P1, "the name is blank: \"" + name + "\"");
        List<String> found =
                Builder.schedulers().stream().map(SchedulerProvider::name).toList();
        trial.require(found.contains(name), Rule.P1, "the schedulers found are " + found);
    }

    /** S1: tasks handed in by several threads at once. */
    @Test
    public void required_S1_tasksFromSeveralThreads_runOnceEach() throws Exception {
        check(Rule.S1, RunOnce::fromSeveralThreads);
    }

    /** S1: tasks handed in by tasks. */
    @Test
    public void required_S1_tasksFromTasks_runOnceEach() throws Exception {
        check(Rule.S1, RunOnce::fromTasks);
    }

    /** S1: more tasks at once than a queue of a thread's own is likely to hold. */
    @Test
    public void required_S1_burstFromOneTask_runsOnceEach() throws Exception {
        check(Rule.S1, RunOnce::burstFromOneTask);
    }

    /** S1: a task that hands itself in again, by each cause. */
    @Test
    public void required_S1_taskThatHandsItselfIn_runsAsOftenAsHandedIn() throws Exception {
        check(Rule.S1, RunOnce::againAndAgain);
    }

    /** S1: a task from outside or from another task, beside some that cycle on the only thread. */
    @Test
    public void required_S1_newcomer_whileOthersCycle_isNotStarved() throws Exception {
        checkWith(1, Rule.S1, Fairness::newcomerWhileOthersCycle);
    }

    /** S1: tasks that cycle on the only thread, beside each other. */
    @Test
    public void required_S1_tasksThatCycle_haveTheirTurns() throws Exception {
        checkWith(1, Rule.S1, Fairness::eachOfThoseThatCycle);
    }

    /** S1: a newcomer, beside two that wake each other on the only thread. */
    @Test
    public void required_S1_newcomer_whileTwoWakeEachOther_isNotStarved() throws Exception {
        checkWith(1, Rule.S1, Fairness::newcomerWhileTwoWakeEachOther);
    }

    /** S2: {@code execute} returns while all threads are busy, however much is queued. */
    @Test
    public void required_S2_execute_whileAllThreadsAreBusy_returns() throws Exception {
        check(Rule.S2, HandOver::whileAllThreadsAreBusy);
    }

    /** S2: {@code execute}, called by a task, runs nothing in it. */
    @Test
    public void required_S2_execute_byATask_runsNothingInTheCaller() throws Exception {
        check(Rule.S2, HandOver::byATask);
    }

    /** S2: a thread of another executor of the same provider calls {@code execute}. */
    @Test
    public void required_S2_execute_byAThreadOfAnother_runsAtHome() throws Exception {
        check(Rule.S2, HandOver::byAThreadOfAnother);
    }

    /** S3: plain writes before {@code execute} are seen by the task. */
    @Test
    public void required_S3_writesBeforeExecute_areSeen() throws Exception {
        check(Rule.S3, HandOver::publication);
    }

    /** S4: a task from outside, while the threads go to sleep. */
    @Test
    public void required_S4_noLostWakeup_fromOutside() throws Exception {
        check(Rule.S4, Waking::fromOutside);
    }

    /** S4: a task from a task that keeps its thread busy. */
    @Test
    public void required_S4_noLostWakeup_fromATaskThatStaysBusy() throws Exception {
        check(Rule.S4, Waking::fromATaskThatStaysBusy);
    }

    /** S4: tasks that need all threads at once get them. */
    @Test
    public void required_S4_noLostWakeup_whenAllThreadsAreNeeded() throws Exception {
        check(Rule.S4, Waking::allThreadsAtOnce);
    }

    /** S5: what is queued when {@code close()} is called. */
    @Test
    public void required_S5_close_withTasksQueued_runsThemAll() throws Exception {
        check(Rule.S5, Closing::withTasksQueued);
    }

    /** S5: what tasks hand in while {@code close()} runs. */
    @Test
    public void required_S5_close_withTasksThatHandInOthers_runsOrRejectsThose() throws Exception {
        check(Rule.S5, Closing::withTasksThatHandInOthers);
    }

    /** S5: what other threads hand in while {@code close()} runs. */
    @Test
    public void required_S5_close_whileOthersHandIn_runsOrRejectsThose() throws Exception {
        check(Rule.S5, Closing::whileOthersHandIn);
    }

    /** S5: what is handed in after {@code close()}. */
    @Test
    public void required_S5_execute_afterClose_isRejected() throws Exception {
        check(Rule.S5, Closing::executeAfterwards);
    }

    /** S5: the threads have ended when {@code close()} returns. */
    @Test
    public void required_S5_close_endsTheThreads() throws Exception {
        check(Rule.S5, Closing::endsItsThreads);
    }

    /** S5: nor does an interrupt of its caller shorten {@code close()}. */
    @Test
    public void required_S5_close_byAnInterruptedThread_doesTheSame() throws Exception {
        check(Rule.S5, Closing::byAnInterruptedThread);
    }

    /** S6: before the first task. */
    @Test
    public void required_S6_idle_atFirst_burnsNoCpu() throws Exception {
        checkThreads(Rule.S6, Idleness::atFirst);
    }

    /** S6: after many tasks. */
    @Test
    public void required_S6_idle_afterWork_burnsNoCpu() throws Exception {
        checkThreads(Rule.S6, Idleness::afterWork);
    }

    /** S6: after tasks that have left their threads interrupted. */
    @Test
    public void required_S6_idle_afterAnInterrupt_burnsNoCpu() throws Exception {
        checkThreads(Rule.S6, Idleness::afterAnInterrupt);
    }

    /** R1: one poller at a time, however many wake the task. */
    @Test
    public void required_R1_taskWokenByMany_isPolledByOneAtATime() throws Exception {
        checkRuntime(Rule.R1, WholeRuntime::onePoller);
    }

    /** R2: every wake leads to a poll. */
    @Test
    public void required_R2_wakesFromOutside_areNotLost() throws Exception {
        checkRuntime(Rule.R2, WholeRuntime::everyWake);
    }

    /** R3: {@code blockOn} waits for all tasks of its scope. */
    @Test
    public void required_R3_blockOn_waitsForAllTasks() throws Exception {
        checkRuntime(Rule.R3, WholeRuntime::wholeScope);
    }

    /** R5: tasks that fail, with errors too, harm no other. */
    @Test
    public void required_R5_tasksThatFail_harmNoOther() throws Exception {
        checkRuntime(Rule.R5, WholeRuntime::failuresAlone);
    }

    /** R6: {@code close()} cancels every task once and ends the threads. */
    @Test
    public void required_R6_close_cancelsEveryTaskOnce() throws Exception {
        checkRuntime(Rule.R6, WholeRuntime::end);
    }

    /** R7: the end of one executor is nothing to another. */
    @Test
    public void required_R7_executors_shareNothing() throws Exception {
        check(Rule.R7, Isolation::oneClosedBesideAnother);
    }

    /** R8: tasks that have been run are garbage. */
    @Test
    public void required_R8_finishedTasks_areNotKept() throws Exception {
        check(Rule.R8, Isolation::finishedTasks);
    }

    /** O1, with {@link Trait#FIFO}: the order of arrival. */
    @Test
    public void optional_O1_oneThread_runsInTheOrderOfArrival() throws Exception {
        assumeTrait(Trait.FIFO);
        checkWith(1, Rule.O1, Extras::order);
    }

    /** O2, with {@link Trait#OUTLIVES_THROWING_TASKS}: tasks that throw. */
    @Test
    public void optional_O2_taskThatThrows_leavesTheThreadAlive() throws Exception {
        assumeTrait(Trait.OUTLIVES_THROWING_TASKS);
        check(Rule.O2, Extras::throwingTasks);
    }

    /** O3, with {@link Trait#WORKER_THREADS}: the kind of the threads. */
    @Test
    public void optional_O3_threads_areWorkerThreads() throws Exception {
        assumeTrait(Trait.WORKER_THREADS);
        check(Rule.O3, Extras::workerThreads);
    }

    /** A test of an executor. */
    private interface Check {
        void run(Rig rig) throws Exception;
    }

    /** A test of the runtime on such an executor. */
    private interface RuntimeCheck {
        void run(Trial trial, Scheduler scheduler, boolean ownsThreads) throws Exception;
    }

    private void check(Rule rule, Check check) throws Exception {
        for (int threads : effort().threads()) {
            checkWith(threads, rule, check);
        }
    }

    private void checkWith(int threads, Rule rule, Check check) throws Exception {
        Trial trial = trial(threads);
        Guard.run(trial, rule, () -> {
            try (Rig rig = new Rig(provider(), trial, traits(), threads)) {
                check.run(rig);
            }
        });
    }

    /** For what can only be said of threads that are the executor's own. */
    private void checkThreads(Rule rule, Check check) throws Exception {
        Assumptions.assumeTrue(ownsThreads(), "the threads that run tasks are not the scheduler's own");
        check(rule, check);
    }

    private void checkRuntime(Rule rule, RuntimeCheck check) throws Exception {
        required_P1_provider_isFoundByItsName();
        boolean ownsThreads = ownsThreads();
        for (int threads : effort().threads()) {
            Trial trial = trial(threads);
            Builder builder = new Builder()
                    .scheduler(provider().name())
                    .threads(threads)
                    .name(Trial.uniqueName())
                    .onUncaught((task, failure) -> {});
            Guard.run(trial, rule, () -> {
                try (Scheduler scheduler = builder.build()) {
                    trial.noting(() -> check.run(trial, scheduler, ownsThreads));
                }
            });
        }
    }

    private boolean ownsThreads() {
        if (traits().contains(Trait.BORROWED_THREADS)) {
            return false;
        }
        try (TaskExecutor executor = provider().newExecutor(new ExecutorConfig(Trial.uniqueName(), 1))) {
            return !(executor instanceof DrivenExecutor);
        }
    }

    private void assumeTrait(Trait trait) {
        Assumptions.assumeTrue(
                traits().contains(trait),
                () -> "not tested: traits() does not declare " + Trait.class.getName() + "." + trait);
    }

    private Trial trial(int threads) {
        return new Trial("scheduler \"" + provider().name() + "\" with " + threads + " threads", effort());
    }
}
