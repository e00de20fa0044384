package rar.tests.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.TaskGroup;
import rar.api.Time;

/**
 * Tasks that are cancelled at any moment of their lives, most of which would never end: by this thread and by another
 * task at once, by a limit, with their group, or with their scope.
 */
final class CancelLoad implements Load {
    private static final int TASKS = 100;

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) {
        List<JoinHandle<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            tasks.add(scheduler.spawn(books.enter(endless(random))));
        }
        scheduler.spawn(books.enter(Future.run(() -> tasks.forEach(JoinHandle::cancel))));
        tasks.forEach(JoinHandle::cancel);
        for (JoinHandle<Void> task : tasks) {
            scheduler.blockOn(task.recover(CancellationException.class, thrown -> Future.ready(null)));
        }
        scheduler.blockOn(group(books, random).recover(CancellationException.class, thrown -> Future.ready(null)));
        cancelScope(scheduler, books, random);
    }

    private static Future<Void> endless(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> Future.pending();
            case 1 -> Time.sleep(Duration.ofHours(1));
            case 2 -> Futures.repeatWhile(() -> Context.yieldNow().map(done -> true));
            case 3 -> Futures.race(List.of(Future.pending(), Time.sleep(Duration.ofHours(1))));
            default -> Context.yieldNow();
        };
    }

    /**
     * The group's body cancels what it has spawned, and ends; that tasks of it were cancelled is the group's failure.
     */
    private static Future<Void> group(Books books, SplittableRandom random) {
        return TaskGroup.<Void, Void>open(group -> {
            for (int i = 0; i < TASKS; i++) {
                group.spawn(books.enter(endless(random)));
            }
            return Context.yieldNow().doFinally(group::cancel);
        });
    }

    private static void cancelScope(Scheduler scheduler, Books books, SplittableRandom random) {
        try {
            scheduler.blockOn(Future.defer(() -> {
                for (int i = 0; i < TASKS; i++) {
                    Context.spawn(books.enter(endless(random)));
                }
                return Future.failed(new Deliberate());
            }));
            books.fault("the failure of a blockOn was not thrown");
        } catch (Deliberate e) {
            // as it should be
        }
    }
}
