package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streams whose sources are fed by other threads while they are polled: no wake and no element is lost. */
class StreamRaceTest {
    private static final int THREADS = 3;

    @Tag("F3")
    @Test
    void merge_sourcesFedWhilePolled_yieldsAll() throws Exception {
        for (int round = 0; round < 200; round++) {
            merge(50);
        }
    }

    @Tag("stress")
    @Test
    void merge_sourcesFedForLong_yieldsAll() throws Exception {
        for (int round = 0; round < 5_000; round++) {
            merge(1 + round % 300);
        }
    }

    @Tag("F3")
    @Test
    void buffered_futuresCompletedWhilePolled_yieldsAll() throws Exception {
        for (int round = 0; round < 200; round++) {
            buffered(1 + round % 5, 60);
        }
    }

    @Tag("F3")
    @Test
    void fromPublisher_fedWhilePolled_yieldsAllInOrder() throws Exception {
        for (int round = 0; round < 200; round++) {
            fromPublisher(1 + round % 7, 100);
        }
    }

    @Tag("stress")
    @Test
    void fromPublisher_fedForLong_yieldsAllInOrder() throws Exception {
        for (int round = 0; round < 5_000; round++) {
            fromPublisher(1 + round % 40, 500);
        }
    }

    private static void merge(int count) throws Exception {
        List<Mailbox> boxes = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            boxes.add(new Mailbox());
        }
        List<Thread> threads = new ArrayList<>();
        for (Mailbox box : boxes) {
            threads.add(new Thread(() -> {
                for (int i = 0; i <= count; i++) { // the last one is the end
                    box.put(i == count ? -1 : i);
                }
            }));
        }
        threads.forEach(Thread::start);
        List<AsyncStream<int[]>> named = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int source = i;
            named.add(boxes.get(i).map(value -> new int[] {source, value}));
        }
        Map<Integer, Integer> next = new HashMap<>();
        for (int[] element : drain(AsyncStream.merge(named))) {
            assertEquals(next.getOrDefault(element[0], 0), element[1], "in the order of its source");
            next.merge(element[0], 1, Integer::sum);
        }
        assertEquals(Map.of(0, count, 1, count, 2, count), next);
        join(threads);
    }

    private static void buffered(int limit, int count) throws Exception {
        Mailbox source = new Mailbox();
        Queue<Mailbox> open = new ConcurrentLinkedQueue<>();
        Semaphore started = new Semaphore(0);
        Thread feeder = new Thread(() -> {
            for (int i = 0; i <= count; i++) {
                source.put(i == count ? -1 : i);
            }
        });
        Thread completer = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                started.acquireUninterruptibly();
                open.remove().put(i);
            }
        });
        feeder.start();
        completer.start();
        List<Integer> found = drain(source.buffered(limit, number -> {
            Mailbox box = new Mailbox();
            open.add(box);
            started.release();
            return box.next().map(Optional::orElseThrow);
        }));
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(i);
        }
        assertEquals(expected, found);
        join(List.of(feeder, completer));
    }

    private static void fromPublisher(int batch, int count) throws Exception {
        PromptPublisher publisher = new PromptPublisher(count);
        Thread feeder = new Thread(publisher);
        feeder.start();
        List<Integer> found = drain(AsyncStream.fromPublisher(publisher, batch));
        assertEquals(count, found.size());
        for (int i = 0; i < count; i++) {
            assertEquals(i, found.get(i));
        }
        join(List.of(feeder));
    }

    /** Polls when the waker of the latest poll says so, and not otherwise: each has another. */
    private static <T> List<T> drain(AsyncStream<T> stream) throws Exception {
        List<T> found = new ArrayList<>();
        for (; ; ) {
            Semaphore woken = new Semaphore(0);
            Poll<Optional<T>> poll = stream.pollNext(Context.of(Waker.of(woken::release)));
            if (poll.isPending()) {
                assertTrue(woken.tryAcquire(30, TimeUnit.SECONDS), "a wake got lost");
            } else if (poll.value().isEmpty()) {
                return found;
            } else {
                found.add(poll.value().get());
            }
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A stream that one thread feeds, up to the first negative number. */
    private static final class Mailbox implements AsyncStream<Integer> {
        private final Queue<Integer> letters = new ConcurrentLinkedQueue<>();
        private volatile Waker waker = Waker.noop();

        void put(int letter) {
            letters.add(letter);
            waker.wake();
        }

        @Override
        public Poll<Optional<Integer>> pollNext(Context context) {
            waker = context.waker();
            Integer letter = letters.poll();
            if (letter == null) {
                return Poll.pending();
            }
            return Poll.ready(letter < 0 ? Optional.empty() : Optional.of(letter));
        }
    }

    /** Sends from a thread of its own, which spins, and so answers while the request is still under way. */
    private static final class PromptPublisher implements Flow.Publisher<Integer>, Flow.Subscription, Runnable {
        private final AtomicLong demand = new AtomicLong();
        private final int count;
        private volatile Flow.Subscriber<? super Integer> subscriber;

        PromptPublisher(int count) {
            this.count = count;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> given) {
            subscriber = given;
        }

        @Override
        public void run() {
            while (subscriber == null) {
                Thread.onSpinWait();
            }
            subscriber.onSubscribe(this);
            for (int i = 0; i < count; i++) {
                while (demand.get() == 0) {
                    Thread.onSpinWait();
                }
                demand.decrementAndGet();
                subscriber.onNext(i);
            }
            subscriber.onComplete();
        }

        @Override
        public void request(long more) {
            demand.addAndGet(more);
        }

        @Override
        public void cancel() {}
    }
}
