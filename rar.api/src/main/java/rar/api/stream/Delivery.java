package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;
import rar.api.future.OnceFuture;
import rar.api.task.Failures;

/**
 * The task behind a subscription: takes from the stream what the subscriber wants, and hands it over. All signals but
 * {@code onSubscribe} come from here; so they are serial, as the polls of a task are, and a request made in
 * {@code onNext} recurses into nothing. The subscriber is let go with the last signal.
 *
 * @param <T> the type of the elements
 */
final class Delivery<T> extends OnceFuture<Void> {
    private final Upstream<T> source;
    private final Demand demand;
    private Flow.@Nullable Subscriber<? super T> subscriber; // null after the last signal
    private @Nullable Throwable refusal;
    private long delivered; // and not yet taken off the demand

    Delivery(AsyncStream<T> source, Flow.Subscriber<? super T> subscriber, Demand demand) {
        this.source = new Upstream<>(source);
        this.subscriber = subscriber;
        this.demand = demand;
    }

    /** The subscriber threw in {@code onSubscribe}, against rule 2.13: it gets no signal, and the task fails. */
    void refused(Throwable why) {
        refusal = why;
    }

    @Override
    protected Poll<Void> step(Context context) throws Exception {
        if (refusal != null) {
            throw giveUpAfter(refusal);
        }
        demand.wakes(context.waker());
        boolean goesOn = true;
        while (goesOn) {
            if (!hasDemand()) {
                return demand.open() < 0 ? ended() : Poll.pending();
            }
            if (!context.spendBudget()) {
                return Poll.pending();
            }
            Poll<Optional<T>> poll;
            try {
                poll = source.pull(context);
            } catch (Throwable failure) {
                fail(failure);
                return Poll.done();
            }
            if (poll.isPending()) {
                context.refundBudget();
                return Poll.pending();
            }
            goesOn = deliver(poll.value());
        }
        return Poll.done();
    }

    /** The scheduler is closing: nobody else can cancel this task. */
    @Override
    protected void release() {
        boolean wanted = refusal == null && demand.open() != Demand.CANCELLED;
        Flow.Subscriber<? super T> abandoned = last();
        GiveUp all = new GiveUp().with(source::cancel);
        if (wanted) {
            all.with(() -> abandoned.onError(
                    new CancellationException("the scheduler was closed before the stream had ended")));
        }
        all.rethrow();
    }

    private boolean hasDemand() {
        long open = demand.open();
        if (open == delivered) { // also at the very beginning, when both are 0
            open = demand.delivered(delivered);
            delivered = 0;
        }
        return open > 0;
    }

    /** Hands over an element or the end. Returns whether to go on. */
    private boolean deliver(Optional<T> element) {
        if (demand.open() == Demand.CANCELLED) {
            return true; // the loop will see it
        }
        if (element.isEmpty()) {
            last().onComplete();
            return false;
        }
        delivered++;
        try {
            Objects.requireNonNull(subscriber).onNext(element.get());
        } catch (Throwable failure) { // against rule 2.13: it is treated as if it had cancelled, and the task fails
            throw Failures.sneaky(giveUpAfter(failure));
        }
        return true;
    }

    /**
     * The stream has failed. If the subscriber has cancelled, the task fails in its place, so that somebody hears it.
     */
    private void fail(Throwable failure) {
        boolean wanted = demand.open() != Demand.CANCELLED;
        Flow.Subscriber<? super T> ending = last();
        if (!wanted) {
            throw Failures.sneaky(failure);
        }
        ending.onError(failure);
    }

    /** The subscriber has cancelled, or made a request that it must not make. */
    private Poll<Void> ended() {
        boolean invalid = demand.open() == Demand.INVALID;
        Flow.Subscriber<? super T> ending = last();
        source.cancel();
        if (invalid) {
            ending.onError(new IllegalArgumentException(
                    "request(n): n must be positive: " + demand.refused() + " (rule 3.9 of Reactive Streams)"));
        }
        return Poll.done();
    }

    /** Lets the subscriber go, to which the caller has one more signal to send at most. */
    private Flow.Subscriber<? super T> last() {
        Flow.Subscriber<? super T> ending = Objects.requireNonNull(subscriber, "subscriber");
        subscriber = null;
        demand.close();
        return ending;
    }

    private RuntimeException giveUpAfter(Throwable failure) {
        last();
        try {
            source.cancel();
        } catch (Throwable t) {
            Failures.suppress(t, failure);
        }
        throw Failures.sneaky(failure);
    }
}
