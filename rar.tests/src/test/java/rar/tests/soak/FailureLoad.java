package rar.tests.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/**
 * Exceptions and errors thrown in polls. Those that are awaited reach the awaiter, the others are reported once (R5).
 */
final class FailureLoad implements Load {
    /** The name of tasks that nobody awaits. The failure of one that is awaited late may be reported as well. */
    static final String UNAWAITED = "unawaited";

    private static final int TASKS = 40;

    private final LongAdder unawaited = new LongAdder();

    /** How many failures nobody awaits, so far. */
    long unawaited() {
        return unawaited.sum();
    }

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) {
        List<JoinHandle<Void>> awaited = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            awaited.add(scheduler.spawn(books.enter(thrower(random.nextInt(4)))));
        }
        for (JoinHandle<Void> task : awaited) {
            awaitFailure(scheduler, books, task);
        }
        scheduler.blockOn(Future.run(() -> {
            for (int i = 0; i < TASKS; i++) {
                unawaited.increment();
                Context.spawn(UNAWAITED, books.enter(thrower(random.nextInt(4))));
            }
        }));
    }

    private static void awaitFailure(Scheduler scheduler, Books books, JoinHandle<Void> task) {
        try {
            scheduler.blockOn(task);
            books.fault("a task that throws came to a value");
        } catch (Deliberate | StackOverflowError | AssertionError e) {
            // as it is
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof IOException)) {
                books.fault("an IOException was expected: " + e);
            }
        }
    }

    /** Fails at the first poll, or at the second. */
    private static Future<Void> thrower(int kind) {
        return switch (kind) {
            case 0 -> Future.failed(new Deliberate());
            case 1 ->
                Future.call(() -> {
                    throw new IOException("on purpose");
                });
            case 2 ->
                Context.yieldNow().flatMap(done -> {
                    throw new AssertionError("on purpose");
                });
            default -> Future.run(() -> deeper(0));
        };
    }

    /** Overflows the stack. */
    @SuppressWarnings("InfiniteRecursion") // that is what it is for
    private static long deeper(long depth) {
        return deeper(depth + 1) + 1;
    }
}
