package rar.conformance;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** The rules of the runtime that it can keep only with the scheduler's help, tested through {@link Scheduler}. */
final class WholeRuntime {
    private static final int WAKERS = 3;
    private static final int DEPTH = 10;

    private WholeRuntime() {}

    /** One task, woken by many: never two threads inside its poll, and none after the end. */
    static void onePoller(Trial trial, Scheduler scheduler, boolean ownsThreads) {
        int polls = trial.effort().tasks() / 10 + 1;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        Notice notice = new Notice();
        JoinHandle<String> task = scheduler.spawn(context -> {
            if (inside.incrementAndGet() != 1) {
                trial.note(Rule.R1, "two threads were inside poll at once");
            }
            int number = count.incrementAndGet();
            if (number > polls) {
                trial.note(Rule.R1, "a task was polled after it had finished");
            }
            notice.leave(context);
            inside.decrementAndGet();
            return number == polls ? Poll.ready("done") : Poll.pending();
        });
        Crew wakers = Crew.start(trial, WAKERS, member -> {
            while (!task.isDone() && count.get() < polls) {
                notice.post();
            }
        });
        scheduler.blockOn(task);
        wakers.join(Rule.R2, "wake()");
        notice.post();
        trial.requireNone();
    }

    /** Each message is posted once, and the task waits for nothing else: a wake that is lost is never made good. */
    static void everyWake(Trial trial, Scheduler scheduler, boolean ownsThreads) {
        int rounds = trial.effort().rounds();
        AtomicInteger posted = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Notice notice = new Notice();
        JoinHandle<String> task = scheduler.spawn(context -> {
            notice.leave(context); // first the waker, then the look
            taken.set(posted.get());
            return taken.get() == rounds ? Poll.ready("done") : Poll.pending();
        });
        Runnable poster = () -> {
            for (int i = 1; i <= rounds; i++) {
                int number = i;
                posted.set(i);
                notice.post();
                trial.until(
                        () -> taken.get() >= number,
                        Rule.R2,
                        () -> "wake() number " + number + " was called, from outside, and did not lead to a poll");
            }
        };
        if (ownsThreads) {
            poster.run();
            scheduler.blockOn(task);
        } else { // it may be driven by this thread
            Crew crew = Crew.start(trial, 1, member -> poster.run());
            scheduler.blockOn(task);
            crew.join(Rule.R2, "wake()");
        }
    }

    static void wholeScope(Trial trial, Scheduler scheduler, boolean ownsThreads) {
        for (int round = 0; round < 3; round++) {
            AtomicInteger finished = new AtomicInteger();
            Thread caller = Thread.currentThread();
            Thread poller = scheduler.blockOn(Future.call(() -> {
                Context.spawn(branch(DEPTH, finished));
                return Thread.currentThread();
            }));
            trial.require(
                    poller == caller, Rule.R3, "blockOn polled its future on thread \"" + poller.getName() + "\"");
            int all = (2 << DEPTH) - 1;
            trial.require(
                    finished.get() == all,
                    Rule.R3,
                    "blockOn returned when " + finished + " of " + all + " tasks had finished");
        }
    }

    private static Future<Void> branch(int depth, AtomicInteger finished) {
        return Context.yieldNow()
                .flatMap(none -> Future.run(() -> {
                    for (int i = 0; depth > 0 && i < 2; i++) {
                        Context.spawn(branch(depth - 1, finished));
                    }
                    finished.incrementAndGet();
                }));
    }

    static void failuresAlone(Trial trial, Scheduler scheduler, boolean ownsThreads) {
        List<Future<String>> failing = List.of(
                Future.failed(new IllegalStateException("on purpose")),
                Future.failed(new LinkageError("on purpose")),
                Future.call(() -> "depth " + endless(0)));
        for (int i = 0; i < 30; i++) {
            JoinHandle<String> task =
                    scheduler.spawn(failing.get(i % failing.size()).map(value -> value));
            try {
                scheduler.blockOn(task);
                throw trial.violation(Rule.R5, "a task that threw has a value");
            } catch (IllegalStateException | LinkageError | StackOverflowError expected) {
                String value = scheduler.blockOn(scheduler.spawn(Future.ready("unharmed")));
                trial.require(value.equals("unharmed"), Rule.R5, "the next task came to " + value);
            }
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    static void end(Trial trial, Scheduler scheduler, boolean ownsThreads) {
        int count = trial.effort().rounds();
        AtomicInteger cancelled = new AtomicInteger();
        CountDownLatch polled = new CountDownLatch(count);
        List<JoinHandle<String>> tasks = Stream.generate(() -> scheduler.spawn(new Waiting(polled, cancelled)))
                .limit(count)
                .toList();
        if (ownsThreads) {
            trial.await(polled, Rule.S1, () -> polled.getCount() + " of " + count + " tasks were not polled");
        }
        scheduler.close();
        long open = tasks.stream().filter(task -> !task.isCancelled()).count();
        trial.require(open == 0, Rule.R6, open + " of " + count + " tasks were not cancelled by close()");
        trial.require(
                cancelled.get() == count,
                Rule.R6,
                "cancel() of " + count + " futures was called " + cancelled + " times");
        try {
            scheduler.spawn(Future.ready("late"));
            throw trial.violation(Rule.R6, "a closed scheduler took a task");
        } catch (RejectedExecutionException expected) {
            // as it should be
        }
        if (ownsThreads) {
            new OwnThreads(scheduler.name(), Set.of()).requireEnded(trial, Rule.R6);
        }
    }

    /** Waits for nothing, and counts. */
    private record Waiting(CountDownLatch polled, AtomicInteger cancelled) implements Future<String> {
        @Override
        public Poll<String> poll(Context context) {
            polled.countDown();
            return Poll.pending();
        }

        @Override
        public void cancel() {
            cancelled.incrementAndGet();
        }
    }
}
