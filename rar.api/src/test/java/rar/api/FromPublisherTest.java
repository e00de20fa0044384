package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A publisher as a stream, polled by hand. */
class FromPublisherTest {
    private final CountingWaker waker = new CountingWaker();
    private final ManualPublisher publisher = new ManualPublisher();

    private static Poll<Optional<Integer>> poll(AsyncStream<Integer> stream, CountingWaker waker) throws Exception {
        return stream.pollNext(waker.context());
    }

    private Poll<Optional<Integer>> poll(AsyncStream<Integer> stream) throws Exception {
        return poll(stream, waker);
    }

    private AsyncStream<Integer> subscribed(int batch) throws Exception {
        AsyncStream<Integer> stream = AsyncStream.fromPublisher(publisher, batch);
        assertTrue(poll(stream).isPending());
        publisher.subscriber.onSubscribe(publisher);
        assertTrue(poll(stream).isPending());
        return stream;
    }

    @Test
    void stream_firstPoll_subscribesAndRequestsABatch() throws Exception {
        AsyncStream<Integer> stream = AsyncStream.fromPublisher(publisher, 4);
        assertNull(publisher.subscriber);
        assertTrue(poll(stream).isPending());
        assertTrue(poll(stream).isPending());
        assertEquals(1, publisher.subscriptions);
        publisher.subscriber.onSubscribe(publisher);
        assertEquals(1, waker.wakes());
        assertEquals(List.of(), publisher.requests, "the owner alone talks to the subscription");
        assertTrue(poll(stream).isPending());
        assertTrue(poll(stream).isPending());
        assertEquals(List.of(4L), publisher.requests);
    }

    @Test
    void stream_halfTaken_requestsAsMuchAsThereIsRoom() throws Exception {
        AsyncStream<Integer> stream = subscribed(4);
        for (int i = 0; i < 4; i++) {
            publisher.subscriber.onNext(i);
        }
        assertEquals(2, waker.wakes(), "one wake for one wait");
        assertEquals(0, poll(stream).value().orElseThrow());
        assertEquals(List.of(4L), publisher.requests);
        assertEquals(1, poll(stream).value().orElseThrow());
        assertEquals(List.of(4L, 2L), publisher.requests);
        publisher.subscriber.onNext(4);
        for (int i = 2; i < 5; i++) {
            assertEquals(i, poll(stream).value().orElseThrow());
        }
        assertEquals(List.of(4L, 2L, 2L), publisher.requests);
        assertTrue(poll(stream).isPending());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void stream_publisherThatAnswersAtOnce_yieldsAll(int batch) throws Exception {
        publisher.eager = 50;
        List<Integer> found = TrackedChildren.drain(AsyncStream.fromPublisher(publisher, batch));
        assertEquals(50, found.size());
        assertEquals(49, found.get(49));
        assertEquals(0, publisher.cancels);
    }

    @Test
    void stream_completion_comesAfterTheElements() throws Exception {
        AsyncStream<Integer> stream = subscribed(4);
        publisher.subscriber.onNext(1);
        publisher.subscriber.onComplete();
        publisher.subscriber.onNext(2); // against the rules, and ignored
        assertEquals(1, poll(stream).value().orElseThrow());
        assertEquals(Optional.empty(), poll(stream).value());
        assertThrows(IllegalStateException.class, () -> poll(stream));
        assertEquals(0, publisher.cancels, "a subscription that has ended is not cancelled");
    }

    @Test
    void stream_error_comesAfterTheElementsAndAsItIs() throws Exception {
        IOException failure = new IOException("given");
        AsyncStream<Integer> stream = subscribed(4);
        publisher.subscriber.onNext(1);
        publisher.subscriber.onError(failure);
        publisher.subscriber.onComplete();
        assertEquals(1, poll(stream).value().orElseThrow());
        assertSame(failure, assertThrows(IOException.class, () -> poll(stream)));
        assertEquals(0, publisher.cancels);
    }

    @Test
    void stream_givenUp_cancelsTheSubscriptionAndIgnoresTheRest() throws Exception {
        AsyncStream<Integer> stream = subscribed(4);
        publisher.subscriber.onNext(1);
        int wakes = waker.wakes();
        stream.cancel();
        stream.cancel();
        assertEquals(1, publisher.cancels);
        publisher.subscriber.onNext(2);
        publisher.subscriber.onComplete();
        assertEquals(wakes, waker.wakes());
        assertThrows(IllegalStateException.class, () -> poll(stream));
    }

    @Test
    void stream_givenUpBeforeTheSubscriptionCame_cancelsItThen() throws Exception {
        AsyncStream<Integer> stream = AsyncStream.fromPublisher(publisher);
        assertTrue(poll(stream).isPending());
        stream.cancel();
        publisher.subscriber.onSubscribe(publisher);
        assertEquals(1, publisher.cancels);
        assertEquals(List.of(), publisher.requests);
        ManualPublisher another = new ManualPublisher();
        AsyncStream.fromPublisher(another).cancel();
        assertNull(another.subscriber, "never polled, never subscribed");
    }

    @Test
    void stream_secondSubscription_isCancelled() throws Exception {
        subscribed(4);
        ManualPublisher another = new ManualPublisher();
        publisher.subscriber.onSubscribe(another);
        assertEquals(1, another.cancels);
        assertEquals(0, publisher.cancels);
    }

    @Test
    void stream_moreThanRequested_yieldsWhatFitsAndFails() throws Exception {
        AsyncStream<Integer> stream = subscribed(2);
        for (int i = 0; i < 4; i++) {
            publisher.subscriber.onNext(i);
        }
        assertEquals(0, poll(stream).value().orElseThrow());
        assertEquals(1, poll(stream).value().orElseThrow());
        assertThrows(IllegalStateException.class, () -> poll(stream));
        assertEquals(1, publisher.cancels);
    }

    @Test
    void stream_publisherThatThrows_failsAlike() {
        IllegalStateException failure = new IllegalStateException("given");
        AsyncStream<Integer> stream = AsyncStream.fromPublisher(subscriber -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, () -> poll(stream)));
    }

    @Test
    void subscriber_null_isRefused() throws Exception {
        subscribed(2);
        assertThrows(NullPointerException.class, () -> publisher.subscriber.onNext(null));
        assertThrows(NullPointerException.class, () -> publisher.subscriber.onError(null));
        assertThrows(NullPointerException.class, () -> publisher.subscriber.onSubscribe(null));
        assertThrows(IllegalArgumentException.class, () -> AsyncStream.fromPublisher(publisher, 0));
    }

    @Test
    void stream_movedToAnotherPoller_wakesTheLatest() throws Exception {
        AsyncStream<Integer> stream = subscribed(2);
        int before = waker.wakes();
        CountingWaker latest = new CountingWaker();
        assertTrue(poll(stream, latest).isPending());
        publisher.subscriber.onNext(1);
        assertEquals(before, waker.wakes());
        assertEquals(1, latest.wakes());
    }

    /** Does nothing by itself, unless it is eager: then it answers a request at once, and ends after so many. */
    private static final class ManualPublisher implements Flow.Publisher<Integer>, Flow.Subscription {
        private final List<Long> requests = new ArrayList<>();
        private Flow.Subscriber<? super Integer> subscriber;
        private int eager;
        private int sent;
        private int cancels;
        private int subscriptions;

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> given) {
            subscriber = given;
            subscriptions++;
            if (eager > 0) {
                subscriber.onSubscribe(this);
            }
        }

        @Override
        public void request(long count) {
            requests.add(count);
            for (long i = 0; i < count && sent < eager; i++) {
                subscriber.onNext(sent++);
                if (sent == eager) {
                    subscriber.onComplete();
                }
            }
        }

        @Override
        public void cancel() {
            cancels++;
        }
    }
}
