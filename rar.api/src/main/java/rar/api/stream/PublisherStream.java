package rar.api.stream;

import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;

/** What a publisher publishes. Subscribes at the first poll. */
public final class PublisherStream<T> extends OnceStream<T> {
    private final Inbox<T> inbox;
    private Flow.@Nullable Publisher<? extends T> publisher; // null once subscribed to

    /** A stream of the elements of {@code publisher}, requested {@code batch} at a time at most. */
    public PublisherStream(Flow.Publisher<? extends T> publisher, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("the batch given to fromPublisher must be at least 1: " + batch);
        }
        this.publisher = publisher;
        this.inbox = new Inbox<>(batch);
    }

    @Override
    Poll<Optional<T>> step(Context context) {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        subscribe();
        Poll<Optional<T>> poll = inbox.take(context);
        if (poll.isPending()) {
            context.refundBudget();
        }
        return poll;
    }

    @Override
    void release() {
        publisher = null;
        inbox.close();
    }

    private void subscribe() {
        Flow.Publisher<? extends T> from = publisher;
        if (from != null) {
            publisher = null;
            from.subscribe(inbox);
        }
    }
}
