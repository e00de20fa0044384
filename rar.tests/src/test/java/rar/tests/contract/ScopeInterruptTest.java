package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** Interrupts of {@code blockOn}, and many calls of it at a time (R3). */
@Tag("R3")
class ScopeInterruptTest {
    @EveryScheduler
    void blockOn_interruptedWhileItsFutureWaits_cancelsFutureAndTasksAndStaysInterrupted(Subject subject) {
        Probe<String> root = new Probe<>();
        List<Probe<String>> tasks = ScopeContractTest.probes(5);
        try (Scheduler scheduler = subject.start()) {
            Future<String> future = Future.defer(() -> {
                tasks.forEach(Context::spawn);
                return root;
            });
            Crew caller = Crew.start(1, member -> assertInterrupted(scheduler, future));
            root.awaitPolls(1);
            tasks.forEach(task -> task.awaitPolls(1));
            caller.thread(0).interrupt();
            caller.join();
            root.assertGivenUp();
            tasks.forEach(Probe::assertGivenUp);
        }
    }

    @EveryScheduler
    void blockOn_interruptedWhileItWaitsForTasks_cancelsThemAndStaysInterrupted(Subject subject) {
        Probe<String> task = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Crew caller = Crew.start(
                    1,
                    member -> assertInterrupted(scheduler, Future.call(() -> {
                        Context.spawn(task);
                        return "value";
                    })));
            task.awaitPolls(1);
            caller.thread(0).interrupt();
            caller.join();
            task.assertGivenUp();
        }
    }

    @EveryScheduler
    void blockOn_interruptedBefore_doesNotWaitButTakesAReadyValue(Subject subject) {
        Probe<String> root = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            Thread.currentThread().interrupt();
            assertInterrupted(scheduler, root);
            root.assertGivenUp();
            Thread.currentThread().interrupt();
            assertEquals("ready", scheduler.blockOn(Future.ready("ready")));
            assertTrue(Thread.interrupted());
        }
    }

    @EveryScheduler
    void blockOn_interruptedAgainAndAgain_stillWaitsForItsTasksToEnd(Subject subject) {
        Gate body = new Gate();
        Gate running = new Gate();
        AtomicInteger ended = new AtomicInteger();
        try (Scheduler scheduler = subject.start()) {
            Crew caller = Crew.start(1, member -> {
                assertInterrupted(
                        scheduler,
                        Future.run(() -> Context.spawn(Future.run(() -> {
                            running.open();
                            body.pass(); // a poll under way cannot be cut short
                            ended.incrementAndGet();
                        }))));
                assertEquals(1, ended.get());
            });
            running.pass();
            for (int i = 0; i < 10; i++) {
                caller.thread(0).interrupt();
                Gate.until("the interrupt was seen", () -> !caller.thread(0).isInterrupted());
            }
            body.open();
            caller.join();
        }
    }

    @EveryScheduler
    void interrupt_ofOneCaller_leavesTheOthersAlone(Subject subject) {
        List<Probe<String>> roots = ScopeContractTest.probes(4);
        try (Scheduler scheduler = subject.start()) {
            Crew callers = Crew.start(4, member -> {
                if (member == 0) {
                    assertInterrupted(scheduler, roots.get(0));
                } else {
                    assertEquals("value " + member, scheduler.blockOn(roots.get(member)));
                    assertFalse(Thread.currentThread().isInterrupted());
                }
            });
            roots.forEach(root -> root.awaitPolls(1));
            callers.thread(0).interrupt();
            roots.get(0).awaitCancelled();
            for (int i = 1; i < 4; i++) {
                roots.get(i).complete("value " + i);
            }
            callers.join();
            roots.get(0).assertGivenUp();
            roots.subList(1, 4).forEach(Probe::assertFinished);
        }
    }

    @EveryScheduler
    void manyThreads_insideBlockOnAtOnce_eachWaitForTheirOwnTasks(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Crew.run(16, member -> {
                for (int round = 0; round < 20; round++) {
                    AtomicInteger ended = new AtomicInteger();
                    Future<Integer> root = Future.call(() -> {
                        for (int i = 0; i < 20; i++) {
                            Context.spawn(Context.yieldNow().map(v -> ended.incrementAndGet()));
                        }
                        return member;
                    });
                    assertEquals(member, scheduler.blockOn(root));
                    assertEquals(20, ended.get());
                }
            });
        }
    }

    @EveryScheduler
    void failure_ofOneCaller_leavesTheOthersAlone(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Crew.run(8, member -> {
                for (int round = 0; round < 20; round++) {
                    Probe<String> task = new Probe<>();
                    Future<JoinHandle<String>> root = Future.call(() -> {
                        JoinHandle<String> spawned = Context.spawn(task);
                        if (member % 2 == 0) {
                            throw new IllegalStateException("member " + member);
                        }
                        task.complete("value");
                        return spawned;
                    });
                    if (member % 2 == 0) {
                        assertThrows(IllegalStateException.class, () -> scheduler.blockOn(root));
                        task.assertGivenUp();
                    } else {
                        assertTrue(scheduler.blockOn(root).isDone());
                        task.assertFinished();
                    }
                }
            });
        }
    }

    @EveryScheduler
    void blockOn_wokenByForeignThreads_neverMissesAWake(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Crew.run(4, member -> {
                for (int round = 0; round < 500; round++) {
                    AtomicInteger polls = new AtomicInteger();
                    assertEquals("woken", scheduler.blockOn(context -> {
                        if (polls.incrementAndGet() == 2) {
                            return Poll.ready("woken");
                        }
                        scheduler.execute(context.waker()::wake); // a worker wakes while this thread parks
                        return Poll.pending();
                    }));
                }
            });
        }
    }

    private static void assertInterrupted(Scheduler scheduler, Future<?> future) {
        assertThrows(CancellationException.class, () -> scheduler.blockOn(future));
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
    }
}
