package rar.tests.regression;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.TaskGroup;
import rar.api.TaskLocal;
import rar.api.Time;

/**
 * Trees of futures and tasks of every kind that there is. Counts those that were made and those that came to an end:
 * when all is over the two numbers are the same. What breaks a rule is noted.
 */
final class RandomFutures {
    private static final TaskLocal<String> USER = TaskLocal.named("USER");
    private static final int LEAVES = 4;
    private static final int KINDS = 13;

    private final AtomicLong made = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    long made() {
        return made.get();
    }

    long ended() {
        return ended.get();
    }

    /** What broke a rule, on any thread. */
    Queue<String> broken() {
        return broken;
    }

    /** Makes a future that nests at most so deep. */
    Future<Integer> grow(SplittableRandom random, int depth) {
        Future<Integer> future =
                depth > 0 ? kind(random.nextInt(KINDS), random, depth - 1) : leaf(random.nextInt(LEAVES), random);
        made.incrementAndGet();
        return future.doFinally(ended::incrementAndGet);
    }

    private Future<Integer> leaf(int kind, SplittableRandom random) {
        return switch (kind) {
            case 0 -> Future.ready(1);
            case 1 -> Context.yieldNow().map(done -> 1);
            case 2 -> Time.sleep(Duration.ofNanos(random.nextInt(2_000_000))).map(done -> 1);
            default -> new SelfWaking(random.nextInt(5), broken);
        };
    }

    private Future<Integer> kind(int kind, SplittableRandom random, int depth) {
        return switch (kind) {
            case 4, 5 -> joined(random, depth);
            case 6 -> Futures.race(List.of(spawned(random, depth), grow(random.split(), depth)));
            case 7 -> shielded(random, depth);
            case 8 -> cancelled(random, depth);
            case 9 -> blocking(random);
            case 10 -> limited(random, depth);
            case 11 -> grouped(random, depth);
            case 12 -> USER.bind("user", grow(random.split(), depth));
            default -> leaf(kind, random);
        };
    }

    private Future<Integer> spawned(SplittableRandom random, int depth) {
        SplittableRandom own = random.split();
        return Future.defer(() -> Context.spawn(grow(own, depth)));
    }

    private Future<Integer> joined(SplittableRandom random, int depth) {
        List<Future<Integer>> tasks =
                Stream.generate(() -> spawned(random, depth)).limit(3).toList();
        return Futures.joinAll(tasks).map(List::size);
    }

    /** Opens a group of a few tasks, and waits for all or for the first. */
    private Future<Integer> grouped(SplittableRandom random, int depth) {
        SplittableRandom own = random.split();
        return TaskGroup.<Integer, Integer>open(1 + own.nextInt(3), group -> {
            for (int i = own.nextInt(4); i >= 0; i--) {
                group.spawn(grow(own.split(), depth));
            }
            return own.nextBoolean() ? group.firstSuccess() : group.join().map(List::size);
        });
    }

    /** Awaits a task, and may give up without harm to it. */
    private Future<Integer> shielded(SplittableRandom random, int depth) {
        SplittableRandom own = random.split();
        return Future.defer(() -> {
            JoinHandle<Integer> task = Context.spawn(grow(own.split(), depth));
            return Futures.race(List.of(task.shield(), grow(own, depth)));
        });
    }

    /** Awaits a task that another task cancels. */
    private Future<Integer> cancelled(SplittableRandom random, int depth) {
        SplittableRandom own = random.split();
        return Future.defer(() -> {
            JoinHandle<Integer> task = Context.spawn(grow(own, depth));
            Context.spawn(Context.yieldNow().doFinally(task::cancel));
            return task.recover(CancellationException.class, thrown -> Future.ready(1));
        });
    }

    /** Blocks for a moment, which may end in an interrupt. */
    private static Future<Integer> blocking(SplittableRandom random) {
        int millis = random.nextInt(2);
        CountDownLatch never = new CountDownLatch(1);
        return Future.defer(() -> Context.spawnBlocking(() -> never.await(millis, TimeUnit.MILLISECONDS) ? 0 : 1));
    }

    private Future<Integer> limited(SplittableRandom random, int depth) {
        Duration limit = Duration.ofNanos(random.nextInt(1_500_000));
        return grow(random.split(), depth).timeout(limit).recover(thrown -> Future.ready(2));
    }
}
