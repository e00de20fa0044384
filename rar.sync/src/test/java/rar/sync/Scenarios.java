package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;

/** What tasks do with the primitives all at once, and what must hold of it. Some of the tasks are cancelled midway. */
final class Scenarios {
    private static final int TASKS = 16;

    private Scenarios() {}

    /** A section that counts without atomicity. */
    static void mutex(Scheduler scheduler, int steps) {
        AsyncMutex mutex = new AsyncMutex();
        int[] count = new int[2];
        AtomicInteger inside = new AtomicInteger();
        runAndCancelSome(
                scheduler,
                task -> new Repeat(
                        steps,
                        i -> mutex.withLock(() -> {
                            assertEquals(1, inside.incrementAndGet());
                            count[0]++;
                            return yieldSometimes(i).doFinally(() -> {
                                count[1]++;
                                inside.decrementAndGet();
                            });
                        })));
        assertEquals(count[0], count[1]);
        assertTrue(count[0] > 0);
        assertFalse(mutex.isLocked());
        assertEquals(0, mutex.waiting());
    }

    /** Never more than there are, and all are back in the end. */
    static void semaphore(Scheduler scheduler, int steps) {
        int permits = 5;
        Semaphore semaphore = new Semaphore(permits);
        AtomicInteger inUse = new AtomicInteger();
        runAndCancelSome(
                scheduler,
                task -> new Repeat(steps, i -> {
                    int wanted = 1 + (task + i) % permits;
                    return semaphore.withPermits(wanted, () -> {
                        assertTrue(inUse.addAndGet(wanted) <= permits);
                        return yieldSometimes(i).doFinally(() -> inUse.addAndGet(-wanted));
                    });
                }));
        assertEquals(permits, semaphore.availablePermits());
        assertEquals(0, semaphore.waiting());
    }

    /** Writers are alone, readers among readers. */
    static void readWriteLock(Scheduler scheduler, int steps) {
        AsyncReadWriteLock lock = new AsyncReadWriteLock();
        AtomicInteger readers = new AtomicInteger();
        AtomicInteger writers = new AtomicInteger();
        runAndCancelSome(
                scheduler,
                task -> new Repeat(steps, i -> {
                    if ((task + i) % 4 == 0) {
                        return lock.withWriteLock(() -> {
                            assertEquals(1, writers.incrementAndGet());
                            assertEquals(0, readers.get());
                            return yieldSometimes(i).doFinally(writers::decrementAndGet);
                        });
                    }
                    return lock.withReadLock(() -> {
                        readers.incrementAndGet();
                        assertEquals(0, writers.get());
                        return yieldSometimes(i).doFinally(readers::decrementAndGet);
                    });
                }));
        assertTrue(lock.tryWrite().isPresent());
    }

    /** Consumers that are cancelled lose no notification: all that is produced is consumed by those that stay. */
    static void notifyOne(Scheduler scheduler, int steps) {
        Notify notify = new Notify();
        Queue<Integer> items = new ConcurrentLinkedQueue<>();
        AtomicInteger taken = new AtomicInteger();
        int count = TASKS * steps;
        scheduler.blockOn(Future.defer(() -> {
            List<JoinHandle<?>> consumers = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                consumers.add(Context.spawn(new Repeat(Integer.MAX_VALUE, k -> take(notify, items, taken))));
            }
            for (int i = 0; i < TASKS; i++) {
                Context.spawn(new Repeat(steps, k -> {
                    items.add(k);
                    notify.notifyOne();
                    return yieldSometimes(k);
                }));
            }
            Future<Void> cancelSome = new Repeat(TASKS - 1, i -> {
                consumers.get(i).cancel();
                return Context.yieldNow();
            });
            return cancelSome
                    .flatMap(done -> until(() -> taken.get() == count))
                    .doFinally(() -> consumers.forEach(JoinHandle::cancel));
        }));
        assertEquals(0, items.size());
        assertEquals(0, notify.waiting());
    }

    /** One leader a round, and nobody a round ahead. */
    static void barrier(Scheduler scheduler, int steps) {
        Barrier barrier = new Barrier(TASKS);
        AtomicInteger leaders = new AtomicInteger();
        AtomicInteger arrivals = new AtomicInteger();
        scheduler.blockOn(all(task -> new Repeat(
                steps,
                i -> Future.defer(() -> {
                    arrivals.incrementAndGet();
                    return barrier.await().map(leader -> {
                        assertTrue(arrivals.get() >= (i + 1) * TASKS, "all have come");
                        return leader ? leaders.incrementAndGet() : 0;
                    });
                }))));
        assertEquals(steps, leaders.get());
        assertEquals(TASKS * steps, arrivals.get());
    }

    /** Requests and replies. */
    static void oneShot(Scheduler scheduler, int steps) {
        AtomicLong sum = new AtomicLong();
        scheduler.blockOn(all(task -> new Repeat(steps, i -> {
            OneShot<Integer> reply = new OneShot<>();
            Context.spawn(yieldSometimes(i).map(done -> reply.send(i)));
            return reply.receive().map(sum::addAndGet);
        })));
        assertEquals(TASKS * (steps * (steps - 1L) / 2), sum.get());
    }

    /** Each receiver has received or lost all, in order. */
    static void broadcast(Scheduler scheduler, int steps) {
        Broadcast<Integer> broadcast = new Broadcast<>(8);
        scheduler.blockOn(Future.defer(() -> {
            List<JoinHandle<?>> receivers = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                receivers.add(Context.spawn(receiveAll(broadcast.subscribe(), steps)));
            }
            return new Repeat(steps, i -> {
                        broadcast.send(i);
                        return yieldSometimes(i);
                    })
                    .doFinally(broadcast::close)
                    .flatMap(done -> Futures.joinAll(receivers));
        }));
        assertEquals(0, broadcast.waiting());
    }

    /** Everybody sees the last value in the end, and no value after a later one. */
    static void watch(Scheduler scheduler, int steps) {
        Watch<Integer> watch = new Watch<>(-1);
        scheduler.blockOn(Future.defer(() -> {
            List<JoinHandle<?>> watchers = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                Watch.Subscription<Integer> subscription = watch.subscribe();
                watchers.add(Context.spawn(watchTo(subscription, steps - 1)));
                watchers.add(Context.spawn(watch.subscribe().waitUntil(value -> value == steps - 1)));
            }
            return new Repeat(steps, i -> {
                        watch.set(i);
                        return yieldSometimes(i);
                    })
                    .flatMap(done -> Futures.joinAll(watchers));
        }));
        assertEquals(0, watch.waiting());
    }

    /** Initialisers fail or are cancelled until one succeeds; everybody who stays gets that one's value. */
    static void onceCell(Scheduler scheduler, int steps) {
        for (int round = 0; round < steps; round++) {
            OnceCell<Integer> cell = new OnceCell<>();
            AtomicInteger made = new AtomicInteger();
            AtomicInteger tries = new AtomicInteger();
            runAndCancelSome(
                    scheduler,
                    task -> cell.getOrInit(() -> Context.yieldNow()
                                    .flatMap(done -> tries.incrementAndGet() < 3
                                            ? Future.<Integer>failed(new IllegalStateException("try again"))
                                            : Future.call(made::incrementAndGet)))
                            .recover(failure -> Future.ready(1))
                            .map(value -> {
                                assertEquals(1, value);
                                return value;
                            }));
            assertTrue(made.get() <= 1);
            assertEquals(0, cell.waiting());
        }
    }

    /** All end, whoever of their ancestors was cancelled, and nothing is left. */
    static void cancellationToken(Scheduler scheduler, int steps) {
        for (int round = 0; round < steps; round++) {
            CancellationToken root = new CancellationToken();
            List<CancellationToken> tokens = new ArrayList<>(List.of(root));
            Random random = new Random(round);
            for (int i = 1; i < TASKS; i++) {
                tokens.add(tokens.get(random.nextInt(i)).child());
            }
            AtomicInteger ended = new AtomicInteger();
            scheduler.blockOn(Future.run(() -> {
                for (CancellationToken token : tokens) {
                    Context.spawn(token.cancelled().doFinally(ended::incrementAndGet));
                    Context.spawn(token.runUntilCancelled(Future.pending()).doFinally(ended::incrementAndGet));
                    Context.spawn(Context.yieldNow().flatMap(done -> Future.run(token::cancel)));
                }
            }));
            assertEquals(2 * TASKS, ended.get());
            assertFalse(root.isActive());
        }
    }

    // ---- parts

    private static Future<?> take(Notify notify, Queue<Integer> items, AtomicInteger taken) {
        Future<Void> notified = notify.notified();
        Integer item = items.poll();
        if (item == null) {
            return notified;
        }
        taken.incrementAndGet();
        return Future.ready(item);
    }

    private static Future<Void> receiveAll(Broadcast.Subscription<Integer> subscription, int count) {
        long[] seen = new long[2]; // received or lost, and the last value
        seen[1] = -1;
        return new Repeat(
                        Integer.MAX_VALUE,
                        i -> subscription
                                .receive()
                                .map(value -> {
                                    assertTrue(value > seen[1]);
                                    seen[1] = value;
                                    seen[0]++;
                                    return value;
                                })
                                .recover(failure -> {
                                    if (!(failure instanceof LaggedException lagged)) {
                                        return Future.failed(failure);
                                    }
                                    seen[0] += lagged.lost();
                                    return Future.ready(0);
                                }))
                .recover(failure -> {
                    assertTrue(failure instanceof ClosedException, failure::toString);
                    assertEquals(count, seen[0]);
                    return Future.ready(null);
                });
    }

    /** Ends when it sees the last value. */
    private static Future<Void> watchTo(Watch.Subscription<Integer> subscription, int last) {
        return new Future<>() {
            private Future<Integer> change = subscription.changed();
            private int seen = -1;

            @Override
            public Poll<Void> poll(Context context) throws Exception {
                while (seen < last) {
                    Poll<Integer> changed = change.poll(context);
                    if (changed.isPending()) {
                        return Poll.pending();
                    }
                    assertTrue(changed.value() > seen);
                    seen = changed.value();
                    change = subscription.changed();
                }
                return Poll.done();
            }
        };
    }

    private static Future<Void> yieldSometimes(int i) {
        return i % 3 == 0 ? Context.yieldNow() : Future.run(() -> {});
    }

    private static Future<Void> until(BooleanSupplier condition) {
        return context -> {
            if (condition.getAsBoolean()) {
                return Poll.done();
            }
            context.waker().wake();
            return Poll.pending();
        };
    }

    private static Future<?> all(IntFunction<Future<?>> body) {
        return Future.defer(() -> {
            List<JoinHandle<?>> handles = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                handles.add(Context.spawn(body.apply(i)));
            }
            return Futures.joinAll(handles);
        });
    }

    /** Runs a number of tasks, and cancels every third while they run. */
    private static void runAndCancelSome(Scheduler scheduler, IntFunction<Future<?>> body) {
        scheduler.blockOn(Future.defer(() -> {
            List<JoinHandle<?>> handles = new ArrayList<>();
            List<JoinHandle<?>> others = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                JoinHandle<?> handle = Context.spawn(body.apply(i));
                (i % 3 == 1 ? handles : others).add(handle);
            }
            return new Repeat(handles.size(), i -> {
                        handles.get(i).cancel();
                        return Context.yieldNow();
                    })
                    .flatMap(done -> Futures.joinAll(others));
        }));
    }
}
