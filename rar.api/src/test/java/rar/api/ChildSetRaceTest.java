package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The children of a combinator, woken by several threads while it is polled: no wake is lost, none polls a stranger.
 */
class ChildSetRaceTest {
    private static final int THREADS = 3;

    @Tag("F3")
    @Test
    void wakes_whileTheGroupIsPolled_allArrive() throws Exception {
        for (int round = 0; round < 100; round++) {
            new Race(20, 50).run();
        }
    }

    @Tag("stress")
    @Test
    void wakes_whileTheGroupIsPolledForLong_allArrive() throws Exception {
        for (int round = 0; round < 5_000; round++) {
            new Race(1 + round % 40, 200).run();
        }
    }

    /** Threads put items into children and wake them; the group is polled when its waker says so, and not otherwise. */
    private static final class Race {
        private final int items;
        private final List<Child> children = new ArrayList<>();
        private final Semaphore woken = new Semaphore(0);

        Race(int size, int items) {
            this.items = items;
            for (int i = 0; i < size; i++) {
                children.add(new Child(THREADS * items));
            }
        }

        void run() throws Exception {
            Future<List<Integer>> group = Futures.joinAll(children);
            Context context = Context.of(Waker.of(woken::release));
            assertTrue(group.poll(context).isPending());
            List<Thread> threads = startWakers();
            Poll<List<Integer>> poll = Poll.pending();
            while (poll.isPending()) {
                assertTrue(woken.tryAcquire(30, TimeUnit.SECONDS), "a wake got lost");
                woken.drainPermits(); // they coalesce, as those of a task do
                poll = group.poll(context);
            }
            assertEquals(Collections.nCopies(children.size(), THREADS * items), poll.value());
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private List<Thread> startWakers() {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(() -> {
                    for (int item = 0; item < items; item++) {
                        children.forEach(Child::put);
                    }
                }));
            }
            threads.forEach(Thread::start);
            return threads;
        }
    }

    /** Ready when it has all items. It may be polled once at first, and then as often as it was woken. */
    private static final class Child implements Future<Integer> {
        private final AtomicInteger items = new AtomicInteger();
        private final AtomicInteger wakes = new AtomicInteger();
        private final int expected;
        private volatile Waker waker;
        private int polls; // the poller only

        Child(int expected) {
            this.expected = expected;
        }

        void put() {
            items.incrementAndGet();
            wakes.incrementAndGet();
            waker.wake();
        }

        @Override
        public Poll<Integer> poll(Context context) {
            assertTrue(polls++ <= wakes.get(), "polled without a wake");
            waker = context.waker();
            int seen = items.get();
            return seen == expected ? Poll.ready(seen) : Poll.pending();
        }
    }
}
