package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** F7: who is always ready yields all the same; and those who are kept waiting for it are not polled in vain. */
class BudgetContractTest {
    @ParameterizedTest
    @MethodSource("rar.tests.contract.Subject#single")
    void F7_loopOverAFinishedHandle_letsTheNeighbourRun(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            JoinHandle<Integer> finished = scheduler.spawn(Future.ready(1));
            scheduler.blockOn(finished);
            AtomicBoolean neighbourRan = new AtomicBoolean();
            JoinHandle<Void> hog = scheduler.spawn(context -> {
                while (!neighbourRan.get()) {
                    if (finished.poll(context).isPending()) {
                        return Poll.pending();
                    }
                }
                return Poll.done();
            });
            scheduler.spawn(Future.run(() -> neighbourRan.set(true)));
            scheduler.blockOn(hog);
            assertTrue(neighbourRan.get());
        }
    }

    @EveryScheduler
    void F7_joinAllOfFinishedHandles_pollsEachOnce(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            int count = 5_000;
            AtomicInteger polls = new AtomicInteger();
            List<Integer> values = scheduler.blockOn(Future.defer(() -> {
                List<JoinHandle<Integer>> handles = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    int n = i;
                    handles.add(Context.spawn(Future.call(() -> n)));
                }
                return allDone(handles).flatMap(done -> Futures.joinAll(counted(handles, polls)));
            }));
            assertEquals(count, values.size());
            assertEquals(
                    count, polls.get(), "a child is polled when it is woken, and not before there is a budget for it");
        }
    }

    private static Future<Void> allDone(List<JoinHandle<Integer>> handles) {
        return context -> {
            if (handles.stream().allMatch(JoinHandle::isDone)) {
                return Poll.done();
            }
            context.waker().wake();
            return Poll.pending();
        };
    }

    private static List<Future<Integer>> counted(List<JoinHandle<Integer>> handles, AtomicInteger polls) {
        List<Future<Integer>> counted = new ArrayList<>();
        for (JoinHandle<Integer> handle : handles) {
            counted.add(context -> {
                polls.incrementAndGet();
                return handle.poll(context);
            });
        }
        return counted;
    }
}
