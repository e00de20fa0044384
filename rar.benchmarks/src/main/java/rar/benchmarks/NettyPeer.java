package rar.benchmarks;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Netty's event loops. Tasks that talk to each other share a loop, as they would behind one connection. */
@SuppressWarnings("FutureReturnValueIgnored") // whether all went well is seen at the end of a chain
final class NettyPeer implements Busy, Waking, Sleeping {
    private final EventLoopGroup group;

    NettyPeer(int workers) {
        group = new MultiThreadIoEventLoopGroup(workers, NioIoHandler.newFactory());
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
        group.execute(() -> spawnHere(tasks, done));
        done.await();
    }

    private void spawnHere(int tasks, Countdown done) {
        for (int i = 0; i < tasks; i++) {
            group.execute(done::countDown);
        }
    }

    @Override
    public void spawnAndJoin(int tasks) {
        List<Future<?>> started = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            started.add(group.submit(() -> {}));
        }
        started.forEach(Future::syncUninterruptibly);
    }

    @Override
    public void spawnOne() {
        group.submit(() -> {}).syncUninterruptibly();
    }

    @Override
    public void chain(int tasks) {
        Countdown done = new Countdown(1);
        link(tasks, group.next(), done);
        done.await();
    }

    private static void link(int tasks, EventLoop loop, Countdown done) {
        if (tasks == 0) {
            done.countDown();
        } else {
            loop.execute(() -> link(tasks - 1, loop, done));
        }
    }

    // ---- busy

    @Override
    public Runnable keepYielding(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            EventLoop loop = group.next();
            loop.execute(new Stalling(loop, load));
        }
        return load::end;
    }

    @Override
    public Runnable keepSpawning(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            stallAndSpawn(group.next(), load);
        }
        return load::end;
    }

    private static void stallAndSpawn(EventLoop loop, Load load) {
        loop.execute(() -> {
            if (load.goesOn()) {
                Busy.stall();
                stallAndSpawn(loop, load);
            }
        });
    }

    @Override
    public void start(Runnable work) {
        group.execute(work);
    }

    // ---- waking

    @Override
    public void yieldMany(int tasks, int yields) {
        Countdown done = new Countdown(tasks);
        for (int i = 0; i < tasks; i++) {
            EventLoop loop = group.next();
            loop.execute(new Respawning(loop, yields, done));
        }
        done.await();
    }

    @Override
    public void pingPong(int rounds) {
        Countdown done = new Countdown(rounds);
        group.execute(() -> {
            for (int i = 0; i < rounds; i++) {
                EventLoop loop = group.next();
                loop.execute(() -> round(loop, done));
            }
        });
        done.await();
    }

    private static void round(EventLoop loop, Countdown done) {
        Promise<Boolean> ping = loop.newPromise();
        Promise<Boolean> pong = loop.newPromise();
        loop.execute(() -> ping.addListener(received -> pong.setSuccess(true)));
        ping.setSuccess(true);
        pong.addListener(received -> done.countDown());
    }

    @Override
    public void roundTrips(int rounds) {
        EventLoop loop = group.next();
        List<Promise<Boolean>> pings = oneShots(rounds, loop);
        List<Promise<Boolean>> pongs = oneShots(rounds, loop);
        loop.execute(() -> {
            for (int i = 0; i < rounds; i++) {
                Promise<Boolean> pong = pongs.get(i);
                pings.get(i).addListener(received -> loop.execute(() -> pong.setSuccess(true)));
            }
            for (int i = 0; i < rounds - 1; i++) {
                Promise<Boolean> ping = pings.get(i + 1);
                pongs.get(i).addListener(received -> loop.execute(() -> ping.setSuccess(true)));
            }
            pings.get(0).setSuccess(true);
        });
        pongs.get(rounds - 1).syncUninterruptibly();
    }

    private static List<Promise<Boolean>> oneShots(int count, EventLoop loop) {
        return Stream.generate(() -> loop.<Boolean>newPromise()).limit(count).toList();
    }

    @Override
    public Runnable waiting(Runnable woken) {
        Promise<Boolean> signal = group.next().newPromise();
        signal.addListener(received -> woken.run());
        return () -> signal.setSuccess(true);
    }

    // ---- time

    @Override
    public void sleep(long nanos) {
        sleepThen(nanos, () -> {});
    }

    @Override
    public void sleepThen(long nanos, Runnable woke) {
        group.schedule(woke, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
