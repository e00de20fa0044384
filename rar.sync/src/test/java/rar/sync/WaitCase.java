package rar.sync;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rar.api.Future;

/**
 * A waiting operation on a primitive on which it has to wait.
 *
 * @param name what it is called in messages
 * @param future makes one more future that waits
 * @param grant lets one of them go, or all
 * @param waiting how many are in the queue
 * @param many whether several can wait at the same time
 * @param kept whether what was granted to one that was cancelled is there for the next to come
 */
record WaitCase(
        String name, Supplier<Future<?>> future, Runnable grant, IntSupplier waiting, boolean many, boolean kept) {
    static Stream<WaitCase> all() {
        return Stream.of(
                semaphore(),
                semaphoreOfTwo(),
                withPermit(),
                mutex(),
                withLock(),
                read(),
                write(),
                notifyOne(),
                notifyWaiters(),
                barrier(),
                oneShot(),
                oneShotClosed(),
                broadcast(),
                watch(),
                waitUntil(),
                onceCell(),
                token(),
                childToken(),
                channelSend(),
                channelReserve(),
                channelReceive(),
                unboundedReceive());
    }

    static Stream<WaitCase> several() {
        return all().filter(WaitCase::many);
    }

    static Stream<WaitCase> lasting() {
        return all().filter(WaitCase::kept);
    }

    @Override
    public String toString() {
        return name;
    }

    private static WaitCase semaphore() {
        Semaphore semaphore = new Semaphore(1);
        SemaphorePermit held = semaphore.tryAcquire().orElseThrow();
        return new WaitCase("Semaphore.acquire", semaphore::acquire, held::close, semaphore::waiting, true, true);
    }

    private static WaitCase semaphoreOfTwo() {
        Semaphore semaphore = new Semaphore(2);
        SemaphorePermit held = semaphore.tryAcquire().orElseThrow();
        return new WaitCase(
                "Semaphore.acquire", () -> semaphore.acquire(2), held::close, semaphore::waiting, true, true);
    }

    private static WaitCase withPermit() {
        Semaphore semaphore = new Semaphore(1);
        SemaphorePermit held = semaphore.tryAcquire().orElseThrow();
        return new WaitCase(
                "Semaphore.withPermits",
                () -> semaphore.withPermit(() -> Future.ready("done")),
                held::close,
                semaphore::waiting,
                true,
                true);
    }

    private static WaitCase mutex() {
        AsyncMutex mutex = new AsyncMutex();
        MutexGuard held = mutex.tryLock().orElseThrow();
        return new WaitCase("AsyncMutex.lock", mutex::lock, held::close, mutex::waiting, true, true);
    }

    private static WaitCase withLock() {
        AsyncMutex mutex = new AsyncMutex();
        MutexGuard held = mutex.tryLock().orElseThrow();
        return new WaitCase(
                "AsyncMutex.withLock",
                () -> mutex.withLock(() -> Future.ready("done")),
                held::close,
                mutex::waiting,
                true,
                true);
    }

    private static WaitCase read() {
        AsyncReadWriteLock lock = new AsyncReadWriteLock();
        WriteGuard held = lock.tryWrite().orElseThrow();
        return new WaitCase("AsyncReadWriteLock.read", lock::read, held::close, lock::waiting, true, true);
    }

    private static WaitCase write() {
        AsyncReadWriteLock lock = new AsyncReadWriteLock();
        ReadGuard held = lock.tryRead().orElseThrow();
        return new WaitCase("AsyncReadWriteLock.write", lock::write, held::close, lock::waiting, true, true);
    }

    private static WaitCase notifyOne() {
        Notify notify = new Notify();
        return new WaitCase("Notify.notified", notify::notified, notify::notifyOne, notify::waiting, true, true);
    }

    private static WaitCase notifyWaiters() {
        Notify notify = new Notify();
        return new WaitCase("Notify.notified", notify::notified, notify::notifyWaiters, notify::waiting, true, false);
    }

    private static WaitCase barrier() {
        Barrier barrier = new Barrier(2);
        return new WaitCase(
                "Barrier.await", barrier::await, () -> Probe.now(barrier.await()), barrier::waiting, false, false);
    }

    private static WaitCase oneShot() {
        OneShot<String> shot = new OneShot<>();
        return new WaitCase("OneShot.receive", shot::receive, () -> shot.send("value"), shot::waiting, false, true);
    }

    private static WaitCase oneShotClosed() {
        OneShot<String> shot = new OneShot<>();
        return new WaitCase("OneShot.closed", shot::closed, shot::close, shot::waiting, true, true);
    }

    private static WaitCase broadcast() {
        Broadcast<String> broadcast = new Broadcast<>(4);
        Broadcast.Subscription<String> subscription = broadcast.subscribe();
        return new WaitCase(
                "Broadcast.Subscription.receive",
                subscription::receive,
                () -> broadcast.send("value"),
                broadcast::waiting,
                false,
                true);
    }

    private static WaitCase watch() {
        Watch<String> watch = new Watch<>("first");
        Watch.Subscription<String> subscription = watch.subscribe();
        return new WaitCase(
                "Watch.Subscription.changed",
                subscription::changed,
                () -> watch.set("next"),
                watch::waiting,
                false,
                true);
    }

    private static WaitCase waitUntil() {
        Watch<String> watch = new Watch<>("first");
        return new WaitCase(
                "Watch.Subscription.waitUntil",
                () -> watch.subscribe().waitUntil("next"::equals),
                () -> watch.set("next"),
                watch::waiting,
                true,
                true);
    }

    /** Someone is making the value, and fails when the others are let go. */
    private static WaitCase onceCell() {
        OnceCell<String> cell = new OnceCell<>();
        Probe<String> maker = Probe.waiting(cell.getOrInit(Future::pending));
        return new WaitCase(
                "OnceCell.getOrInit",
                () -> cell.getOrInit(() -> Future.ready("value")),
                maker::cancel,
                cell::waiting,
                true,
                true);
    }

    private static WaitCase token() {
        CancellationToken token = new CancellationToken();
        return new WaitCase("CancellationToken.cancelled", token::cancelled, token::cancel, token::waiting, true, true);
    }

    private static WaitCase childToken() {
        CancellationToken parent = new CancellationToken();
        CancellationToken child = parent.child().child();
        return new WaitCase(
                "CancellationToken.cancelled",
                child::cancelled,
                parent::cancel,
                () -> child.waiting() + (parent.isActive() && child.waiting() == 0 ? 1 : 0),
                true,
                true);
    }

    private static Channel<String> full() {
        Channel<String> channel = Channel.bounded(1);
        channel.trySend("first");
        return channel;
    }

    private static WaitCase channelSend() {
        Channel<String> channel = full();
        return new WaitCase(
                "Channel.send",
                () -> channel.send("next"),
                channel::tryReceive,
                () -> channel.senders().size(),
                true,
                true);
    }

    private static WaitCase channelReserve() {
        Channel<String> channel = full();
        return new WaitCase(
                "Channel.reserve",
                channel::reserve,
                channel::tryReceive,
                () -> channel.senders().size(),
                true,
                true);
    }

    private static WaitCase channelReceive() {
        return receive(Channel.bounded(4));
    }

    private static WaitCase unboundedReceive() {
        return receive(Channel.unbounded());
    }

    private static WaitCase receive(Channel<String> channel) {
        return new WaitCase(
                "Channel.receive",
                channel::receive,
                () -> channel.trySend("value"),
                () -> channel.receivers().size(),
                true,
                true);
    }
}
