package rar.benchmarks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code ForkJoinPool}, first in, first out, and {@code CompletableFuture} for what waits. */
@SuppressWarnings("FutureReturnValueIgnored") // whether all went well is seen at the end of a chain
final class ForkJoinPeer implements Busy, Waking, Channels, Timeouts, Sleeping {
    private final ForkJoinPool pool;

    ForkJoinPeer(int workers) {
        pool = new ForkJoinPool(workers, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    }

    // ---- spawning

    @Override
    public void spawnFromOutside(int tasks) {
        Countdown done = new Countdown(tasks);
        spawnHere(tasks, done);
        done.await();
    }

    @Override
    public void spawnFromWorker(int tasks) {
        Countdown done = new Countdown(tasks);
        pool.execute(() -> spawnHere(tasks, done));
        done.await();
    }

    private void spawnHere(int tasks, Countdown done) {
        for (int i = 0; i < tasks; i++) {
            pool.execute(done::countDown);
        }
    }

    @Override
    public void spawnAndJoin(int tasks) {
        CompletableFuture<?>[] started = IntStream.range(0, tasks)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {}, pool))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(started).join();
    }

    @Override
    public void spawnOne() {
        CompletableFuture.runAsync(() -> {}, pool).join();
    }

    @Override
    public void chain(int tasks) {
        Countdown done = new Countdown(1);
        link(tasks, done);
        done.await();
    }

    private void link(int tasks, Countdown done) {
        if (tasks == 0) {
            done.countDown();
        } else {
            pool.execute(() -> link(tasks - 1, done));
        }
    }

    // ---- busy

    @Override
    public Runnable keepYielding(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            pool.execute(new Stalling(pool, load));
        }
        return load::end;
    }

    @Override
    public Runnable keepSpawning(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            pool.execute(() -> stallAndSpawn(load));
        }
        return load::end;
    }

    private void stallAndSpawn(Load load) {
        if (load.goesOn()) {
            Busy.stall();
            pool.execute(() -> stallAndSpawn(load));
        }
    }

    @Override
    public void start(Runnable work) {
        pool.execute(work);
    }

    // ---- waking

    @Override
    public void yieldMany(int tasks, int yields) {
        Countdown done = new Countdown(tasks);
        for (int i = 0; i < tasks; i++) {
            pool.execute(new Respawning(pool, yields, done));
        }
        done.await();
    }

    @Override
    public void pingPong(int rounds) {
        Countdown done = new Countdown(rounds);
        pool.execute(() -> {
            for (int i = 0; i < rounds; i++) {
                pool.execute(() -> round(done));
            }
        });
        done.await();
    }

    private void round(Countdown done) {
        CompletableFuture<Boolean> ping = new CompletableFuture<>();
        CompletableFuture<Boolean> pong = new CompletableFuture<>();
        ping.thenAcceptAsync(pong::complete, pool);
        ping.complete(true);
        pong.thenRunAsync(done::countDown, pool);
    }

    @Override
    public void roundTrips(int rounds) {
        List<CompletableFuture<Boolean>> pings = oneShots(rounds);
        List<CompletableFuture<Boolean>> pongs = oneShots(rounds);
        for (int i = 0; i < rounds; i++) {
            pings.get(i).thenAcceptAsync(pongs.get(i)::complete, pool);
        }
        for (int i = 0; i < rounds - 1; i++) {
            pongs.get(i).thenAcceptAsync(pings.get(i + 1)::complete, pool);
        }
        pings.get(0).complete(true);
        pongs.get(rounds - 1).join();
    }

    private static List<CompletableFuture<Boolean>> oneShots(int count) {
        return Stream.generate(CompletableFuture<Boolean>::new).limit(count).toList();
    }

    @Override
    public Runnable waiting(Runnable woken) {
        CompletableFuture<Boolean> signal = new CompletableFuture<>();
        signal.thenRunAsync(woken, pool);
        return () -> signal.complete(true);
    }

    // ---- channels

    /** One producer and one consumer: {@code SubmissionPublisher} gives every consumer every value. */
    @Override
    public long transfer(int producers, int consumers, int values) {
        if (producers != 1 || consumers != 1) {
            throw new IllegalArgumentException("one producer and one consumer, not " + producers + " and " + consumers);
        }
        long[] sum = new long[1];
        CompletableFuture<Void> received;
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>(pool, CAPACITY)) {
            received = publisher.consume(value -> sum[0] += value);
            CompletableFuture.runAsync(() -> IntStream.range(0, values).forEach(publisher::submit), pool)
                    .join();
        }
        received.join();
        return sum[0];
    }

    // ---- time

    @Override
    public void timeouts(int count) {
        Countdown done = new Countdown(1);
        timeout(count, done);
        done.await();
    }

    private void timeout(int left, Countdown done) {
        if (left == 0) {
            done.countDown();
        } else {
            CompletableFuture.runAsync(() -> {}, pool)
                    .orTimeout(1, TimeUnit.SECONDS)
                    .thenRun(() -> timeout(left - 1, done));
        }
    }

    @Override
    public void sleep(long nanos) {
        sleepThen(nanos, () -> {});
    }

    @Override
    public void sleepThen(long nanos, Runnable woke) {
        Executor later = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, pool);
        later.execute(woke);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
