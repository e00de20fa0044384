package rar.tests.regression;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Time;

/** Futures of the runtime that are always ready, and one worker (F7): a task that loops over them kept it to itself. */
class BudgetRegressionTest {
    private static final int MANY_ROUNDS = 1_000_000;

    @RegisterExtension
    final Schedulers schedulers = new Schedulers();

    @ParameterizedTest
    @EnumSource
    void loopOverAFinishedHandle_letsTheNeighbourRun(Kind kind) throws Exception {
        Scheduler scheduler = schedulers.start(kind);
        JoinHandle<Integer> finished = finished(scheduler);
        assertNeighbourRuns(scheduler, () -> finished);
    }

    @ParameterizedTest
    @EnumSource
    void loopOverShieldsOfAFinishedHandle_letsTheNeighbourRun(Kind kind) throws Exception {
        Scheduler scheduler = schedulers.start(kind);
        JoinHandle<Integer> finished = finished(scheduler);
        assertNeighbourRuns(scheduler, finished::shield);
    }

    @ParameterizedTest
    @EnumSource
    void loopOverSleepsOfNoLength_letsTheNeighbourRun(Kind kind) throws Exception {
        assertNeighbourRuns(schedulers.start(kind), () -> Time.sleep(Duration.ZERO));
    }

    private static JoinHandle<Integer> finished(Scheduler scheduler) {
        JoinHandle<Integer> task = scheduler.spawn(Future.ready(1));
        scheduler.blockOn(task);
        return task;
    }

    private static void assertNeighbourRuns(Scheduler scheduler, Supplier<Future<?>> ready) throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        Attempt<Void> attempt = Attempt.start(() -> scheduler.blockOn(Future.defer(() -> {
            JoinHandle<Void> looping = Context.spawn(loop(ready, ran));
            Context.spawn(Future.run(() -> ran.set(true)));
            return looping;
        })));
        attempt.result();
    }

    /** Polls one future after another that is ready, as a loop over a queue would. */
    private static Future<Void> loop(Supplier<Future<?>> ready, AtomicBoolean ran) {
        return context -> {
            for (int i = 0; i < MANY_ROUNDS; i++) {
                if (ran.get()) {
                    return Poll.done();
                }
                if (ready.get().poll(context).isPending()) {
                    return Poll.pending();
                }
            }
            throw new AssertionError("no pause within one poll");
        };
    }
}
