package rar.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;
import rar.api.Time;
import rar.sync.Channel;
import rar.sync.OneShot;

/** RAR, with the scheduler of a given name. Loops that await are futures of their own, such as {@link Repeated}. */
final class RarPeer implements Busy, Blocking, Waking, Channels, Timeouts, Sleeping {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scheduler scheduler;

    RarPeer(String scheduler, int workers) {
        this.scheduler = new Builder().scheduler(scheduler).threads(workers).build();
    }

    // ---- spawning

    @Override
    public void spawnFromOutside(int tasks) {
        scheduler.blockOn(Future.run(() -> spawnHere(tasks)));
    }

    @Override
    public void spawnFromWorker(int tasks) {
        scheduler.blockOn(Future.defer(() -> Context.spawn(Future.run(() -> spawnHere(tasks)))));
    }

    private static void spawnHere(int tasks) {
        for (int i = 0; i < tasks; i++) {
            Context.spawn(nothing());
        }
    }

    @Override
    public void spawnAndJoin(int tasks) {
        List<JoinHandle<Void>> handles = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            handles.add(scheduler.spawn(nothing()));
        }
        scheduler.blockOn(Futures.joinAll(handles));
    }

    @Override
    public void spawnOne() {
        scheduler.blockOn(Future.defer(() -> Context.spawn(nothing())));
    }

    @Override
    public void chain(int tasks) {
        scheduler.blockOn(Future.run(() -> link(tasks)));
    }

    private static void link(int tasks) {
        if (tasks > 0) {
            Context.spawn(Future.run(() -> link(tasks - 1)));
        }
    }

    private static Future<Void> nothing() {
        return Future.run(() -> {});
    }

    // ---- blocking

    @Override
    public void blockOnNothing() {
        scheduler.blockOn(nothing());
    }

    // ---- busy

    @Override
    public Runnable keepYielding(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            scheduler.spawn(Futures.repeatWhile(() -> {
                Busy.stall();
                return Context.yieldNow().map(yielded -> load.goesOn());
            }));
        }
        return load::end;
    }

    @Override
    public Runnable keepSpawning(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            scheduler.spawn(Future.run(() -> stallAndSpawn(load)));
        }
        return load::end;
    }

    private static void stallAndSpawn(Load load) {
        if (load.goesOn()) {
            Busy.stall();
            Context.spawn(Future.run(() -> stallAndSpawn(load)));
        }
    }

    @Override
    public void start(Runnable work) {
        scheduler.execute(work);
    }

    // ---- waking

    @Override
    public void yieldMany(int tasks, int yields) {
        scheduler.blockOn(Future.run(() -> {
            for (int i = 0; i < tasks; i++) {
                Context.spawn(new Repeated(yields, step -> Context.yieldNow()));
            }
        }));
    }

    @Override
    public void pingPong(int rounds) {
        scheduler.blockOn(Future.defer(() -> Context.spawn(Future.run(() -> {
            for (int i = 0; i < rounds; i++) {
                Context.spawn(Future.defer(RarPeer::round));
            }
        }))));
    }

    private static Future<Boolean> round() {
        OneShot<Boolean> ping = new OneShot<>();
        OneShot<Boolean> pong = new OneShot<>();
        Context.spawn(ping.receive().map(pong::send));
        ping.send(true);
        return pong.receive();
    }

    @Override
    public void roundTrips(int rounds) {
        List<OneShot<Boolean>> pings = oneShots(rounds);
        List<OneShot<Boolean>> pongs = oneShots(rounds);
        scheduler.blockOn(Future.run(() -> {
            Context.spawn(new Repeated(rounds, i -> pings.get(i).receive().map(pongs.get(i)::send)));
            Context.spawn(new Repeated(rounds, i -> {
                pings.get(i).send(true);
                return pongs.get(i).receive();
            }));
        }));
    }

    private static List<OneShot<Boolean>> oneShots(int count) {
        return Stream.generate(OneShot<Boolean>::new).limit(count).toList();
    }

    @Override
    public Runnable waiting(Runnable woken) {
        OneShot<Boolean> signal = new OneShot<>();
        scheduler.spawn(signal.receive().map(value -> {
            woken.run();
            return value;
        }));
        return () -> signal.send(true);
    }

    // ---- channels

    @Override
    public long transfer(int producers, int consumers, int values) {
        Channel<Integer> channel = Channel.bounded(CAPACITY);
        return scheduler.blockOn(Future.defer(() -> {
            List<JoinHandle<Void>> sending = new ArrayList<>();
            for (int i = 0; i < producers; i++) {
                sending.add(Context.spawn(new Repeated(values, channel::send)));
            }
            List<JoinHandle<Long>> receiving = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                receiving.add(Context.spawn(new Drain(channel)));
            }
            return Futures.joinAll(sending).flatMap(sent -> {
                channel.close();
                return Futures.joinAll(receiving)
                        .map(sums -> sums.stream().mapToLong(sum -> sum).sum());
            });
        }));
    }

    // ---- time

    @Override
    public void timeouts(int count) {
        scheduler.blockOn(Future.defer(() ->
                Context.spawn(new Repeated(count, i -> Time.timeout(SECOND, Context.yieldNow())))));
    }

    @Override
    public void sleep(long nanos) {
        scheduler.spawn(Time.sleep(Duration.ofNanos(nanos)));
    }

    @Override
    public void sleepThen(long nanos, Runnable woke) {
        scheduler.spawn(Time.sleep(Duration.ofNanos(nanos)).map(slept -> {
            woke.run();
            return true;
        }));
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
