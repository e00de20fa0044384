package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** F7: who loops over what is always ready lets the neighbour run; and what is pending costs no budget. */
class BudgetTest {
    /** More than any budget. */
    private static final int MANY = 100_000;

    /** Makes futures that are ready at once, time and again. */
    private record Ready(String name, Supplier<Future<?>> future) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void F7_alwaysReady_letsTheNeighbourRun(Subject subject, Ready ready) {
        try (Scheduler scheduler = subject.start()) {
            AtomicBoolean neighbourRan = new AtomicBoolean();
            JoinHandle<Void> hog = scheduler.spawn(context -> {
                while (!neighbourRan.get()) {
                    Future<?> future = ready.future.get();
                    Poll<?> poll = future.poll(context);
                    if (poll.isPending()) {
                        future.cancel();
                        return Poll.pending();
                    }
                    if (poll.value() instanceof AutoCloseable guard) {
                        guard.close();
                    }
                }
                return Poll.done();
            });
            scheduler.spawn(Future.run(() -> neighbourRan.set(true)));
            scheduler.blockOn(hog);
            assertTrue(neighbourRan.get());
        }
    }

    static Stream<Arguments> F7_alwaysReady_letsTheNeighbourRun() {
        return Subject.single().flatMap(subject -> ready().map(ready -> Arguments.of(subject, ready)));
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void F7_pending_costsNoBudget(WaitCase wait) {
        try (Scheduler scheduler = new Subject("fifo", 1).start()) {
            Semaphore semaphore = new Semaphore(1);
            boolean ready = scheduler.blockOn(scheduler.spawn(context -> {
                for (int i = 0; i < MANY; i++) {
                    Future<?> future = wait.future().get();
                    if (future.poll(context).isReady()) {
                        throw new AssertionError("it was to wait");
                    }
                    future.cancel();
                }
                return Poll.ready(semaphore.acquire().poll(context).isReady());
            }));
            assertTrue(ready);
            assertEquals(0, wait.waiting().getAsInt());
        }
    }

    private static Stream<Ready> ready() {
        Semaphore semaphore = new Semaphore(1);
        AsyncMutex mutex = new AsyncMutex();
        AsyncReadWriteLock lock = new AsyncReadWriteLock();
        Notify notify = new Notify();
        Barrier barrier = new Barrier(1);
        Broadcast<Integer> broadcast = new Broadcast<>(8);
        Broadcast.Subscription<Integer> receiver = broadcast.subscribe();
        Watch<Integer> watch = new Watch<>(0);
        Watch.Subscription<Integer> watcher = watch.subscribe();
        OnceCell<Integer> cell = new OnceCell<>();
        cell.set(1);
        CancellationToken token = new CancellationToken();
        token.cancel();
        Channel<Integer> channel = Channel.bounded(1);
        return Stream.of(
                new Ready("acquire", semaphore::acquire),
                new Ready("withPermit", () -> semaphore.withPermit(() -> Future.ready(1))),
                new Ready("lock", mutex::lock),
                new Ready("read", lock::read),
                new Ready("write", lock::write),
                new Ready("notified", () -> {
                    notify.notifyOne();
                    return notify.notified();
                }),
                new Ready("await", barrier::await),
                new Ready("oneShot", () -> {
                    OneShot<Integer> shot = new OneShot<>();
                    shot.send(1);
                    return shot.receive();
                }),
                new Ready("oneShotThatOthersWaitFor", () -> {
                    OneShot<Integer> shot = new OneShot<>();
                    Probe.waiting(shot.receive());
                    return failingWith(IllegalStateException.class, shot.receive());
                }),
                new Ready("broadcast", () -> {
                    if (broadcast.kept() == 0) {
                        broadcast.send(1);
                    }
                    return receiver.receive();
                }),
                new Ready("changed", () -> {
                    watch.set(1);
                    return watcher.changed();
                }),
                new Ready("waitUntil", () -> watcher.waitUntil(value -> true)),
                new Ready("getOrInit", () -> cell.getOrInit(Future::pending)),
                new Ready("cancelled", token::cancelled),
                new Ready("send", () -> {
                    channel.tryReceive();
                    return channel.send(1);
                }),
                new Ready("receive", () -> {
                    channel.trySend(1);
                    return channel.receive();
                }),
                new Ready("reserve", () -> {
                    channel.tryReceive();
                    return channel.reserve();
                }));
    }

    /** Ready where that future fails. */
    private static Future<Boolean> failingWith(Class<? extends Exception> type, Future<?> future) {
        return context -> {
            try {
                return future.poll(context).isReady() ? Poll.ready(false) : Poll.pending();
            } catch (Exception e) {
                return Poll.ready(type.isInstance(e));
            }
        };
    }
}
