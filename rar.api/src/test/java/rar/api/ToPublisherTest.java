package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream as a publisher, on a scheduler that runs a task when the test says so. */
class ToPublisherTest {
    private final DrivenQueue executor = new DrivenQueue();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Scheduler scheduler = Schedulers.around(executor, uncaught);
    private final ManualStream<Integer> stream = new ManualStream<>();
    private Recorder subscriber = new Recorder();

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void subscribe() {
        stream.toPublisher(scheduler).subscribe(subscriber);
    }

    private void put(int... elements) {
        for (int element : elements) {
            stream.put(element);
        }
    }

    @Test
    void subscribe_withoutDemand_pollsNothing() {
        subscribe();
        put(1);
        executor.runAll();
        assertEquals(0, stream.polls());
        assertEquals(List.of("subscription"), subscriber.signals);
    }

    @Test
    void request_severalTimes_deliversThatManyAndNoMore() {
        subscribe();
        put(1, 2, 3, 4);
        subscriber.subscription.request(1);
        subscriber.subscription.request(2);
        executor.runAll();
        assertEquals(List.of("subscription", "1", "2", "3"), subscriber.signals);
        assertEquals(1, stream.left(), "nothing is taken that was not asked for");
        subscriber.subscription.request(2);
        assertEquals(1, executor.queued());
        executor.runAll();
        put(5);
        executor.runAll();
        assertEquals(List.of("subscription", "1", "2", "3", "4", "5"), subscriber.signals);
    }

    @Test
    void request_whileDemandIsOpen_doesNotWakeTheTask() {
        subscribe();
        subscriber.subscription.request(1);
        executor.runAll();
        subscriber.subscription.request(1);
        assertEquals(0, executor.queued(), "the task waits for the stream");
        put(1, 2);
        executor.runAll();
        assertEquals(List.of("subscription", "1", "2"), subscriber.signals);
    }

    @Test
    void request_insideOnNext_doesNotRecurse() {
        subscriber = new Recorder() {
            @Override
            public void onNext(Integer element) {
                super.onNext(element);
                int before = signals.size();
                subscription.request(1);
                assertEquals(before, signals.size());
            }
        };
        AsyncStream.fromIterable(IntStream.range(0, 20_000).boxed().toList())
                .toPublisher(scheduler)
                .subscribe(subscriber);
        subscriber.subscription.request(1);
        executor.runAll();
        assertEquals(20_002, subscriber.signals.size());
        assertEquals("end", subscriber.signals.get(20_001));
    }

    @Test
    void request_moreThanCounts_isUnbounded() {
        subscribe();
        subscriber.subscription.request(Long.MAX_VALUE - 1);
        subscriber.subscription.request(Long.MAX_VALUE - 1);
        put(1, 2);
        stream.complete();
        executor.runAll();
        assertEquals(List.of("subscription", "1", "2", "end"), subscriber.signals);
    }

    @Test
    void request_notPositive_isSignalledOnceAndCancelsTheStream() {
        for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
            ManualStream<Integer> source = new ManualStream<>();
            Recorder recorder = new Recorder();
            source.toPublisher(scheduler).subscribe(recorder);
            executor.runAll();
            recorder.subscription.request(wrong);
            recorder.subscription.request(wrong);
            recorder.subscription.request(1);
            source.put(1);
            executor.runAll();
            assertEquals(List.of("subscription", "error"), recorder.signals);
            assertInstanceOf(IllegalArgumentException.class, recorder.failure);
            assertTrue(recorder.failure.getMessage().contains(" " + wrong + " "), recorder.failure.getMessage());
            assertEquals(1, source.cancels());
        }
    }

    @Test
    void stream_thatFails_isSignalledAsItIs() {
        IOException failure = new IOException("given");
        subscribe();
        subscriber.subscription.request(5);
        put(1);
        stream.fail(failure);
        executor.runAll();
        assertEquals(List.of("subscription", "1", "error"), subscriber.signals);
        assertSame(failure, subscriber.failure);
        assertEquals(List.of(), List.copyOf(uncaught), "the subscriber has it");
    }

    @Test
    void cancel_atAnyStep_cancelsTheStreamAndSignalsNothingMore() {
        for (int stop = 0; stop < 6; stop++) {
            ManualStream<Integer> source = ManualStream.with(1, 2, 3);
            Recorder recorder = new Recorder();
            recorder.cancelAfter = stop;
            source.toPublisher(scheduler).subscribe(recorder);
            if (recorder.subscription != null) {
                recorder.subscription.request(2);
                executor.runAll();
                recorder.subscription.request(2);
                executor.runAll();
            }
            recorder.subscription.cancel();
            executor.runAll();
            source.wake();
            recorder.subscription.request(1);
            recorder.subscription.cancel();
            executor.runAll();
            assertEquals(1, source.cancels(), "cancelled after " + stop);
            assertEquals(Math.min(stop, 4) + (stop == 0 ? 1 : 0), recorder.signals.size(), recorder.signals.toString());
        }
    }

    @Test
    void cancel_streamThatFailsMeanwhile_isUncaught() {
        IllegalStateException failure = new IllegalStateException("given");
        AsyncStream<Integer> failing = context -> {
            subscriber.subscription.cancel();
            throw failure;
        };
        failing.toPublisher(scheduler).subscribe(subscriber);
        subscriber.subscription.request(1);
        executor.runAll();
        assertEquals(List.of("subscription"), subscriber.signals);
        scheduler.close();
        assertEquals(List.of(failure), List.copyOf(uncaught));
    }

    @Test
    void subscriber_second_getsAnError() {
        Flow.Publisher<Integer> publisher = stream.toPublisher(scheduler);
        publisher.subscribe(subscriber);
        Recorder second = new Recorder();
        publisher.subscribe(second);
        executor.runAll();
        assertEquals(List.of("subscription", "error"), second.signals);
        assertInstanceOf(IllegalStateException.class, second.failure);
        assertEquals(List.of("subscription"), subscriber.signals);
        assertThrows(NullPointerException.class, () -> publisher.subscribe(null));
    }

    @Test
    void publisher_ofASupplier_hasAStreamForEach() {
        Flow.Publisher<Integer> publisher = AsyncStream.publisher(scheduler, () -> AsyncStream.of(1, 2));
        for (int i = 0; i < 3; i++) {
            Recorder recorder = new Recorder();
            publisher.subscribe(recorder);
            recorder.subscription.request(9);
            executor.runAll();
            assertEquals(List.of("subscription", "1", "2", "end"), recorder.signals);
        }
        IllegalStateException failure = new IllegalStateException("given");
        AsyncStream.<Integer>publisher(scheduler, () -> {
                    throw failure;
                })
                .subscribe(subscriber);
        assertSame(failure, subscriber.failure);
    }

    @Test
    void subscriber_thatThrows_isCancelledAndUncaught() {
        IllegalStateException bug = new IllegalStateException("given");
        subscriber = new Recorder() {
            @Override
            public void onNext(Integer element) {
                throw bug;
            }
        };
        subscribe();
        put(1, 2);
        subscriber.subscription.request(2);
        executor.runAll();
        assertEquals(1, stream.cancels());
        Recorder early = new Recorder() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                throw bug;
            }
        };
        ManualStream<Integer> source = new ManualStream<>();
        source.toPublisher(scheduler).subscribe(early);
        executor.runAll();
        assertEquals(1, source.cancels());
        assertEquals(List.of(), early.signals);
        scheduler.close();
        assertEquals(List.of(bug, bug), List.copyOf(uncaught));
    }

    @Test
    void scheduler_closed_isSignalledAsCancellation() {
        subscribe();
        subscriber.subscription.request(1);
        executor.runAll();
        scheduler.close();
        assertEquals(List.of("subscription", "error"), subscriber.signals);
        assertInstanceOf(CancellationException.class, subscriber.failure);
        assertEquals(1, stream.cancels());
        Recorder late = new Recorder();
        ManualStream<Integer> source = new ManualStream<>();
        source.toPublisher(scheduler).subscribe(late);
        assertEquals(List.of("subscription", "error"), late.signals);
        assertInstanceOf(CancellationException.class, late.failure);
        assertEquals(1, source.cancels());
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    @Test
    void cancel_done_forgetsTheSubscriber() {
        subscribe();
        executor.runAll();
        Flow.Subscription subscription = subscriber.subscription;
        WeakReference<Recorder> forgotten = new WeakReference<>(subscriber);
        subscription.cancel();
        executor.runAll();
        subscriber = null;
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
            System.gc();
            return forgotten.get() == null;
        });
        assertNull(forgotten.get());
        subscription.request(1); // which the subscriber's owner still has, and may use
    }

    /** Notes its signals; may cancel when it has had so many. */
    private static class Recorder implements Flow.Subscriber<Integer> {
        final List<String> signals = new ArrayList<>();
        Flow.Subscription subscription;
        Throwable failure;
        int cancelAfter = -1;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            note("subscription");
        }

        @Override
        public void onNext(Integer element) {
            note(element.toString());
        }

        @Override
        public void onError(Throwable thrown) {
            failure = thrown;
            note("error");
        }

        @Override
        public void onComplete() {
            note("end");
        }

        private void note(String signal) {
            signals.add(signal);
            if (cancelAfter >= 0 && signals.size() >= cancelAfter) {
                subscription.cancel();
            }
        }
    }
}
