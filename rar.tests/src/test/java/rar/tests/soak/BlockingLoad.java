package rar.tests.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Blocking calls that return, throw, and are interrupted, more of them than there are threads. */
final class BlockingLoad implements Load {
    private static final int CALLS = 24;

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) {
        List<JoinHandle<Integer>> calls = new ArrayList<>();
        List<JoinHandle<Integer>> endless = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int kind = random.nextInt(4);
            JoinHandle<Integer> call = scheduler.spawnBlocking(body(kind));
            calls.add(call);
            if (kind == 0) {
                endless.add(call);
            }
        }
        endless.forEach(JoinHandle::cancel);
        for (JoinHandle<Integer> call : calls) {
            // The body of a call that is cancelled early never runs: it is the awaiting of it that is in the books.
            scheduler.blockOn(books.enter(call)
                    .recover(IOException.class, thrown -> Future.ready(0))
                    .recover(CancellationException.class, thrown -> Future.ready(0)));
        }
    }

    private static Callable<Integer> body(int kind) {
        return switch (kind) {
            case 0 ->
                () -> {
                    new CountDownLatch(1).await();
                    return 0;
                };
            case 1 ->
                () -> {
                    throw new IOException("on purpose");
                };
            default -> () -> 1;
        };
    }
}
