package rar.api.stream;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Scheduler;

/** Streams as a publisher. Each subscription is a task of its own. */
public final class StreamPublisher<T> implements Flow.Publisher<T> {
    private final Scheduler scheduler;
    private final Supplier<? extends AsyncStream<T>> supplier;

    /** A publisher that gives every subscriber a stream of {@code supplier}. */
    public StreamPublisher(Scheduler scheduler, Supplier<? extends AsyncStream<T>> supplier) {
        this.scheduler = scheduler;
        this.supplier = supplier;
    }

    /** A publisher that gives {@code stream} to its first subscriber and an error to all others. */
    public static <T> Flow.Publisher<T> once(Scheduler scheduler, AsyncStream<T> stream) {
        AtomicReference<@Nullable AsyncStream<T>> left = new AtomicReference<>(stream);
        return new StreamPublisher<>(scheduler, () -> {
            AsyncStream<T> taken = left.getAndSet(null);
            if (taken == null) {
                throw new IllegalStateException("this publisher has had its one subscriber, as a stream runs once:"
                        + " use AsyncStream.publisher(scheduler, supplier), which makes a stream for each");
            }
            return taken;
        });
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        AsyncStream<T> stream;
        try {
            stream = Objects.requireNonNull(supplier.get(), "the supplier given to publisher returned null");
        } catch (Throwable failure) {
            refuse(subscriber, failure);
            return;
        }
        Demand demand = new Demand();
        Delivery<T> delivery = new Delivery<>(stream, subscriber, demand);
        try {
            subscriber.onSubscribe(demand); // on this thread: what the task does comes after
        } catch (Throwable failure) {
            delivery.refused(failure);
        }
        try {
            scheduler.spawn(delivery);
        } catch (RejectedExecutionException e) {
            // The task's future was given up, and has told the subscriber.
        }
    }

    private void refuse(Flow.Subscriber<? super T> subscriber, Throwable failure) {
        subscriber.onSubscribe(new Demand());
        subscriber.onError(failure);
    }
}
