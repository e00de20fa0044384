package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Waker;

/** What becomes of what a poll throws (R4, R5). */
class TaskFailureTest {
    @Tag("R4")
    @EveryScheduler
    void failure_ofTheFutureInBlockOn_isThrownUncheckedAsItIsAndCheckedWrapped(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (Throwable failure : failures()) {
                assertRethrown(failure, () -> scheduler.blockOn(Future.failed(failure)));
            }
        }
    }

    @Tag("R4")
    @EveryScheduler
    void failure_ofAnAwaitedTask_isThrownUncheckedAsItIsAndCheckedWrapped(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (Throwable failure : failures()) {
                JoinHandle<Object> task = scheduler.spawn(Future.failed(failure));
                assertRethrown(failure, () -> scheduler.blockOn(task));
                assertRethrown(failure, () -> scheduler.blockOn(task.shield()));
                JoinHandle<Object> awaiting = scheduler.spawn(Future.defer(() -> task));
                assertRethrown(failure, () -> scheduler.blockOn(awaiting));
                assertTrue(task.isDone());
                assertFalse(task.isCancelled());
            }
        }
    }

    @Tag("R5")
    @EveryScheduler
    void anything_thrownOutOfAPoll_failsThatTaskAlone(Subject subject) {
        try (Scheduler scheduler =
                subject.builder().onUncaught((task, failure) -> {}).build()) {
            List<Thread> workers = RarThreads.of(scheduler.name());
            for (int round = 0; round < 20; round++) {
                for (Throwable failure : failures()) {
                    scheduler.spawn(Future.failed(failure));
                }
                scheduler.spawn(context -> null); // a poll that returns nothing is a failure too
            }
            assertEquals("fine", scheduler.blockOn(scheduler.spawn(Future.ready("fine"))));
            Subject.occupy(scheduler).open(); // all workers are at work
            assertTrue(workers.stream().allMatch(Thread::isAlive), workers.toString());
        }
    }

    @Tag("R5")
    @EveryScheduler
    void stackOverflow_inAPoll_failsThatTaskAlone(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            for (int i = 0; i < 20; i++) {
                JoinHandle<Integer> task = scheduler.spawn(Future.call(() -> depth(1)));
                assertThrows(StackOverflowError.class, () -> scheduler.blockOn(task));
            }
            assertEquals("fine", scheduler.blockOn(scheduler.spawn(Future.ready("fine"))));
        }
    }

    private static int depth(int above) {
        return above <= 0 ? above : 1 + depth(above + 1);
    }

    @Tag("R5")
    @EveryScheduler
    void poll_thatReturnsNull_failsWithAMessage(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Future<Object> broken = context -> null;
            assertTrue(assertThrows(NullPointerException.class, () -> scheduler.blockOn(broken))
                    .getMessage()
                    .contains("poll returned null"));
            JoinHandle<Object> task = scheduler.spawn(broken);
            assertThrows(NullPointerException.class, () -> scheduler.blockOn(task));
        }
    }

    @Tag("R5")
    @EveryScheduler
    void joiners_ofWhichOneThrows_areAllWoken(Subject subject) throws Exception {
        AtomicInteger woken = new AtomicInteger();
        AtomicReference<Throwable> reported = new AtomicReference<>();
        RuntimeException fault = new IllegalStateException("a waker that throws");
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.builder()
                .onUncaught((task, failure) -> reported.set(failure))
                .build()) {
            JoinHandle<String> task = scheduler.spawn(probe);
            for (int i = 0; i < 3; i++) {
                assertTrue(task.poll(Context.of(Waker.of(() -> {
                            woken.incrementAndGet();
                            throw fault;
                        })))
                        .isPending());
            }
            probe.complete("value");
            assertEquals("value", scheduler.blockOn(task));
            Gate.until("all wakers", () -> woken.get() == 3);
            Gate.until("a report", () -> reported.get() == fault);
        }
    }

    private static Throwable[] failures() {
        return new Throwable[] {
            new IllegalArgumentException("unchecked"),
            new IOException("checked"),
            new AssertionError("error"),
            new StackOverflowError("virtual machine error"),
            new LinkageError("linkage error")
        };
    }

    private static void assertRethrown(Throwable failure, Executable action) {
        Throwable thrown = assertThrows(Throwable.class, action);
        if (failure instanceof RuntimeException || failure instanceof Error) {
            assertSame(failure, thrown);
        } else {
            assertEquals(CompletionException.class, thrown.getClass());
            assertSame(failure, thrown.getCause());
        }
    }
}
