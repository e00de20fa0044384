package rar.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor, where there is a pipeline that does the same: nothing in it yields, or waits for a neighbour. */
final class ReactorPeer implements Spawning, Channels, Timeouts, Sleeping {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scheduler scheduler;

    ReactorPeer(int workers) {
        scheduler = Schedulers.newParallel("reactor", workers);
    }

    @Override
    public void spawnFromOutside(int tasks) {
        Flux.range(0, tasks).flatMap(i -> task(), tasks).blockLast();
    }

    @Override
    public void spawnFromWorker(int tasks) {
        Flux.range(0, tasks).flatMap(i -> task(), tasks).subscribeOn(scheduler).blockLast();
    }

    @Override
    public void spawnAndJoin(int tasks) {
        List<Mono<Void>> all = IntStream.range(0, tasks).mapToObj(i -> task()).toList();
        Mono.when(all).block();
    }

    @Override
    public void spawnOne() {
        task().block();
    }

    @Override
    public void chain(int tasks) {
        link(tasks).block();
    }

    private Mono<Void> link(int tasks) {
        return tasks == 0 ? Mono.empty() : Mono.defer(() -> link(tasks - 1)).subscribeOn(scheduler);
    }

    private Mono<Void> task() {
        return Mono.<Void>fromRunnable(() -> {}).subscribeOn(scheduler);
    }

    /** One producer and one consumer, each on a thread of its own. */
    @Override
    public long transfer(int producers, int consumers, int values) {
        if (producers != 1 || consumers != 1) {
            throw new IllegalArgumentException("one producer and one consumer, not " + producers + " and " + consumers);
        }
        return Flux.range(0, values)
                .hide() // or there would be no queue
                .subscribeOn(scheduler)
                .publishOn(scheduler, CAPACITY)
                .reduce(0L, Long::sum)
                .blockOptional()
                .orElseThrow();
    }

    @Override
    public void timeouts(int count) {
        Flux.range(0, count).concatMap(i -> task().timeout(SECOND, scheduler)).blockLast();
    }

    @Override
    public void sleep(long nanos) {
        Mono.delay(Duration.ofNanos(nanos), scheduler).subscribe();
    }

    @Override
    public void sleepThen(long nanos, Runnable woke) {
        Mono.delay(Duration.ofNanos(nanos), scheduler).subscribe(tick -> woke.run());
    }

    @Override
    public void close() {
        scheduler.dispose();
    }
}
