package rar.benchmarks;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A virtual thread for each task, on the carriers that {@link Settings} gives the JVM. JDK 21 and newer. */
@SuppressWarnings("ThreadPriorityCheck") // yielding is what is measured
final class VirtualThreadPeer implements Busy, Waking, Channels, Timeouts, Sleeping {
    private final ThreadFactory threads = factory();

    /** Whether this JDK has virtual threads. */
    static boolean isThere() {
        return Runtime.version().feature() >= 21;
    }

    private static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
            return (ThreadFactory) factory.invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("virtual threads need JDK 21 or newer: " + Runtime.version(), e);
        }
    }

    private Thread go(Runnable body) {
        Thread thread = threads.newThread(body);
        thread.start();
        return thread;
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
        go(() -> spawnHere(tasks, done));
        done.await();
    }

    private void spawnHere(int tasks, Countdown done) {
        for (int i = 0; i < tasks; i++) {
            go(done::countDown);
        }
    }

    @Override
    public void spawnAndJoin(int tasks) {
        List<Thread> started = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            started.add(go(() -> {}));
        }
        started.forEach(VirtualThreadPeer::join);
    }

    @Override
    public void spawnOne() {
        runToEnd(() -> {});
    }

    /** Has {@code body} run by a thread of its own, and waits for it. */
    void runToEnd(Runnable body) {
        join(go(body));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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
            go(() -> link(tasks - 1, done));
        }
    }

    // ---- busy

    @Override
    public Runnable keepYielding(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            go(() -> {
                while (load.goesOn()) {
                    Busy.stall();
                    Thread.yield();
                }
            });
        }
        return load::end;
    }

    @Override
    public Runnable keepSpawning(int tasks) {
        Load load = new Load(tasks);
        for (int i = 0; i < tasks; i++) {
            go(() -> stallAndSpawn(load));
        }
        return load::end;
    }

    private void stallAndSpawn(Load load) {
        if (load.goesOn()) {
            Busy.stall();
            go(() -> stallAndSpawn(load));
        }
    }

    @Override
    public void start(Runnable work) {
        go(work);
    }

    // ---- waking

    @Override
    public void yieldMany(int tasks, int yields) {
        Countdown done = new Countdown(tasks);
        for (int i = 0; i < tasks; i++) {
            go(() -> {
                for (int k = 0; k < yields; k++) {
                    Thread.yield();
                }
                done.countDown();
            });
        }
        done.await();
    }

    @Override
    public void pingPong(int rounds) {
        Countdown done = new Countdown(rounds);
        go(() -> {
            for (int i = 0; i < rounds; i++) {
                go(() -> round(done));
            }
        });
        done.await();
    }

    private void round(Countdown done) {
        CompletableFuture<Boolean> ping = new CompletableFuture<>();
        CompletableFuture<Boolean> pong = new CompletableFuture<>();
        go(() -> pong.complete(ping.join()));
        ping.complete(true);
        pong.join();
        done.countDown();
    }

    @Override
    public void roundTrips(int rounds) {
        List<CompletableFuture<Boolean>> pings = oneShots(rounds);
        List<CompletableFuture<Boolean>> pongs = oneShots(rounds);
        Countdown done = new Countdown(2);
        go(() -> {
            for (int i = 0; i < rounds; i++) {
                pongs.get(i).complete(pings.get(i).join());
            }
            done.countDown();
        });
        go(() -> {
            for (int i = 0; i < rounds; i++) {
                pings.get(i).complete(true);
                pongs.get(i).join();
            }
            done.countDown();
        });
        done.await();
    }

    private static List<CompletableFuture<Boolean>> oneShots(int count) {
        return Stream.generate(CompletableFuture<Boolean>::new).limit(count).toList();
    }

    @Override
    public Runnable waiting(Runnable woken) {
        CompletableFuture<Boolean> signal = new CompletableFuture<>();
        go(() -> {
            signal.join();
            woken.run();
        });
        return () -> signal.complete(true);
    }

    // ---- channels

    @Override
    public long transfer(int producers, int consumers, int values) {
        QueueTransfer transfer = new QueueTransfer(CAPACITY, producers, consumers);
        for (int i = 0; i < producers; i++) {
            go(() -> transfer.send(values));
        }
        for (int i = 0; i < consumers; i++) {
            go(transfer::receive);
        }
        return transfer.sum();
    }

    // ---- time

    @Override
    public void timeouts(int count) {
        Countdown done = new Countdown(1);
        go(() -> {
            for (int i = 0; i < count; i++) {
                timeout();
            }
            done.countDown();
        });
        done.await();
    }

    private void timeout() {
        FutureTask<Boolean> task = new FutureTask<>(() -> true);
        go(task);
        try {
            task.get(1, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("a task of nothing took a second, or failed", e);
        }
    }

    @Override
    public void sleep(long nanos) {
        go(() -> sleepHere(nanos));
    }

    @Override
    public void sleepThen(long nanos, Runnable woke) {
        go(() -> {
            sleepHere(nanos);
            woke.run();
        });
    }

    private static void sleepHere(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        return new IllegalStateException("nobody should have interrupted this thread", e);
    }

    @Override
    public void close() {}
}
